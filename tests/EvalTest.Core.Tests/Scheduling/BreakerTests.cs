using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

public sealed class BreakerTests
{
    private readonly Breaker breaker = new();
    private TimeSpan now = TimeSpan.FromSeconds(1);

    private void Call(bool fails)
    {
        breaker.Began(now);
        breaker.Ended(now, now, fails);
    }

    [Fact]
    public void It_opens_when_half_of_the_last_twenty_failed_and_not_before()
    {
        for (var i = 0; i < 19; i++)
            Call(fails: i % 2 == 0);
        Assert.Equal(TimeSpan.Zero, breaker.Wait(now));

        Call(fails: true);

        Assert.Equal((TimeSpan.FromSeconds(5), 1), (breaker.Wait(now), breaker.Openings));
    }

    [Fact]
    public void A_few_percent_of_failures_never_open_it()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
            Call(random.NextDouble() < 0.06);

        Assert.Equal(0, breaker.Openings);
    }

    [Fact]
    public void After_the_pause_one_call_at_a_time_is_tried_and_each_that_fails_doubles_the_pause()
    {
        for (var i = 0; i < 20; i++)
            Call(fails: true);
        var pauses = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            pauses.Add(breaker.Wait(now).TotalSeconds);
            now += breaker.Wait(now);
            breaker.Began(now);
            Assert.True(breaker.Wait(now) > TimeSpan.Zero, "a second call beside the one that tries");
            breaker.Ended(now, now, failed: true);
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], pauses);
        Assert.Equal(1, breaker.Openings);
    }

    [Fact]
    public void A_call_that_succeeds_closes_it_and_what_was_before_is_forgotten()
    {
        for (var i = 0; i < 20; i++)
            Call(fails: true);
        now += breaker.Wait(now);
        Call(fails: false);

        Assert.Equal(TimeSpan.Zero, breaker.Wait(now));
        for (var i = 0; i < 9; i++)
            Call(fails: true);
        Assert.Null(breaker.OpenUntil);
    }

    [Fact]
    public void Calls_from_before_the_pause_neither_end_nor_lengthen_it()
    {
        var early = now;
        for (var i = 0; i < 20; i++)
            Call(fails: true);
        now += TimeSpan.FromSeconds(2);

        breaker.Ended(now, early - TimeSpan.FromSeconds(1), failed: false);
        breaker.Ended(now, early - TimeSpan.FromSeconds(1), failed: true);

        Assert.Equal(TimeSpan.FromSeconds(3), breaker.Wait(now));
    }
}
