namespace EvalTest.Reporting;

public sealed class ProgressRateTests
{
    private readonly ProgressRate rate = new();

    [Fact]
    public void Nothing_is_known_at_the_start() => Assert.Null(rate.PerSecond);

    [Fact]
    public void Less_than_a_second_is_too_short_to_tell()
    {
        Add(0, 0);
        Add(0.9, 500);

        Assert.Null(rate.PerSecond);
    }

    [Fact]
    public void Nothing_counted_is_unknown_and_not_zero()
    {
        Add(0, 0);
        Add(60, 0);

        Assert.Null(rate.PerSecond);
    }

    [Fact]
    public void A_fast_run_shows_the_speed_of_the_last_ten_seconds_even_if_it_comes_in_bursts()
    {
        var count = 0;
        for (var second = 0; second <= 100; second++)
            Add(second, count += second <= 50 ? 1000 : second % 2 * 200);

        // From the burst of second 89, the first that is ten seconds ago.
        Assert.Equal(1000 / 11.0, rate.PerSecond);
    }

    [Fact]
    public void A_slow_run_looks_back_as_far_as_ten_events_however_they_come()
    {
        for (var events = 0; events <= 60; events++)
            Add((events / 2 * 120) + (events % 2 * 20), events);

        Assert.Equal(1 / 60.0, rate.PerSecond);
    }

    [Fact]
    public void A_stalled_run_gets_slower_instead_of_unknown()
    {
        for (var second = 0; second <= 20; second++)
            Add(second, second * 100);

        Add(110, 2000);

        Assert.Equal(100 / 91.0, rate.PerSecond);
    }

    [Fact]
    public void A_count_that_does_not_begin_at_zero_is_not_speed()
    {
        Add(5, 1000);
        Add(15, 1010);

        Assert.Equal(1, rate.PerSecond);
    }

    private void Add(double seconds, int count) => rate.Add(TimeSpan.FromSeconds(seconds), count);
}
