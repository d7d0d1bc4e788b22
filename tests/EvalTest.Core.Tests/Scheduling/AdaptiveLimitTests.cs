using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

/// <summary>The limit against providers that are simulated in virtual time, each with another reason to bear no more.</summary>
public sealed class AdaptiveLimitTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(400)]
    public void It_finds_how_many_calls_a_provider_takes_at_once_and_is_seldom_refused(int bears)
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(1024, start: 4), seed: bears) { MostAtOnce = bears };

        provider.Run(calls: 20_000);

        Assert.InRange(provider.Rate, 0.9 * provider.BestRate(bears), double.MaxValue);
        Assert.InRange(provider.Refused, 1, 20_000 * 0.02);
    }

    [Fact]
    public void A_provider_that_only_gets_slower_is_not_given_ever_more()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(1024, start: 4), seed: 2) { Servers = 30 };

        provider.Run(calls: 20_000);

        Assert.InRange(provider.Rate, 0.9 * provider.BestRate(30), double.MaxValue);
        Assert.InRange(provider.Limit.Limit, 30, 120);
    }

    [Fact]
    public void A_provider_that_bears_everything_is_given_the_most()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(256, start: 4), seed: 3);

        provider.Run(calls: 20_000);

        Assert.Equal(256, provider.Limit.Limit);
    }

    [Fact]
    public void In_a_burst_of_refusals_few_calls_are_made_and_after_it_all_is_as_before()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(1024, start: 4), seed: 4) { MostAtOnce = 50 };
        provider.Run(calls: 5_000);
        var before = provider.Refused;

        provider.RefusesUntil = provider.Now + TimeSpan.FromSeconds(10);
        provider.Run(calls: 5_000);

        Assert.InRange(provider.Refused - before, 5, 80);
        Assert.InRange(provider.Limit.Limit, 40, 52);
    }

    [Fact]
    public void A_number_of_the_users_is_kept_until_calls_are_refused()
    {
        var limit = new AdaptiveLimit(64);
        var provider = new SimulatedProvider(limit, seed: 5) { Servers = 4 };

        provider.Run(calls: 2_000);

        Assert.Equal((64, 0), (limit.Limit, limit.Cuts));
        provider.MostAtOnce = 20;
        provider.Run(calls: 5_000);
        Assert.InRange(limit.Limit, 12, 24);
    }

    [Fact]
    public void One_hung_call_in_a_hundred_costs_nothing()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(100, start: 4), seed: 6) { HangShare = 0.01 };

        provider.Run(calls: 20_000);

        Assert.Equal(100, provider.Limit.Limit);
    }

    // Each burst once lowered the limit several times, down to a single call that took half an hour to become two.
    [Theory]
    [InlineData(null)]
    [InlineData(64)]
    public void Bursts_of_refusals_that_have_another_reason_do_not_wear_the_limit_down(int? own)
    {
        var provider = new SimulatedProvider(own is { } number ? new AdaptiveLimit(number) : new AdaptiveLimit(1024, start: 4), seed: 7)
        {
            MostAtOnce = 50,
            RefusalEvery = TimeSpan.FromSeconds(50),
            RefusalLasts = TimeSpan.FromSeconds(5),
        };

        provider.Run(calls: 20_000);

        Assert.InRange(provider.Rate, 0.9 * provider.BestRate(50) * 45 / 50, double.MaxValue);
        Assert.InRange(provider.Refused, 1, 20_000 * 0.02);
    }

    [Fact]
    public void A_rate_that_nobody_told_is_used_up_and_few_calls_are_refused()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(1024, start: 4), seed: 8) { PerSecond = 10, MostAtOnce = 50 };

        provider.Run(calls: 5_000);

        Assert.InRange(provider.Rate, 9, 10.1);
        Assert.InRange(provider.Refused, 1, 5_000 * 0.04);
    }

    // The provider of ProviderTests, which is asked there over real HTTP. It would do 10 calls a second, but for the bursts and those that fail.
    [Fact]
    public void Bursts_a_rate_errors_and_hung_calls_together_leave_nine_tenths_of_what_can_be_done_and_no_number_does_better()
    {
        const double ideal = 10 * 0.94 * 45 / 50;

        var auto = Mixed(null);
        var best = new[] { 24, 32, 40, 64 }.Max(number => Mixed(number).Average(p => p.Rate));

        Assert.All(auto, p => Assert.InRange(p.Rate, 0.85 * ideal, double.MaxValue));
        Assert.InRange(auto.Average(p => p.Rate), Math.Max(0.9 * ideal, 0.95 * best), double.MaxValue);
        Assert.InRange(best, 0.9 * ideal, double.MaxValue);
        Assert.All(auto, p => Assert.InRange(p.Deserved, 1, 5_000 * 0.05));
    }

    [Fact]
    public void After_refusals_of_another_reason_the_limit_is_at_once_what_it_was()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(40), seed: 9) { MostAtOnce = 50, RefusalTakes = TimeSpan.FromMilliseconds(40) };
        provider.Run(calls: 500);

        provider.RefusesUntil = provider.Now + TimeSpan.FromSeconds(5);
        provider.Run(calls: 40 + 10);

        Assert.True(provider.Now > provider.RefusesUntil);
        Assert.Equal((40, 1), (provider.Limit.Limit, provider.Limit.Cuts));
    }

    [Fact]
    public void It_is_not_cut_again_until_a_call_made_since_is_answered()
    {
        var limit = new AdaptiveLimit(100);
        limit.Refused(Second(1.1), Second(1), inFlight: 100);
        limit.Refused(Second(2.1), Second(2), inFlight: 84);
        limit.Answered(Second(2.2), Second(0.5), wasFull: true);
        limit.Refused(Second(3.1), Second(3), inFlight: 83);
        Assert.Equal((85, 1), (limit.Limit, limit.Cuts));

        limit.Answered(Second(4), Second(2.5), wasFull: true);
        limit.Refused(Second(5.1), Second(5), inFlight: 85);

        Assert.Equal((72, 2), (limit.Limit, limit.Cuts));
    }

    [Fact]
    public void Once_calls_are_taken_again_they_follow_at_the_pace_at_which_they_usually_end()
    {
        var limit = new AdaptiveLimit(10);
        for (var i = 1; i <= 20; i++)
            limit.Answered(Second(0.1 * i), Second((0.1 * i) - 1), wasFull: true);
        limit.Refused(Second(2.11), Second(2.1), inFlight: 10);

        limit.Answered(Second(4), Second(3), wasFull: false);
        Assert.Equal(TimeSpan.Zero, limit.Wait(Second(4)));
        limit.Began(Second(4));
        Assert.InRange(limit.Wait(Second(4)).TotalSeconds, 0.117, 0.118);
        limit.Began(Second(4.15));
        Assert.InRange(limit.Wait(Second(4.15)).TotalSeconds, 0.085, 0.086);

        limit.Began(Second(5.1));
        Assert.Equal(TimeSpan.Zero, limit.Wait(Second(5.1)));
    }

    [Fact]
    public void One_refusal_that_comes_late_hardly_makes_the_others_wait()
    {
        var limit = new AdaptiveLimit(100);
        limit.Refused(Second(1.05), Second(1), inFlight: 100);
        limit.Refused(Second(3.2), Second(2), inFlight: 80);

        limit.Began(Second(4));

        Assert.Equal(TimeSpan.FromMilliseconds(400), limit.Wait(Second(4)));
    }

    [Fact]
    public void What_is_not_refused_soon_is_taken_and_answers_from_before_say_nothing()
    {
        var limit = new AdaptiveLimit(8);
        limit.Refused(Second(1.01), Second(1), inFlight: 8);
        Assert.Equal((6, TimeSpan.FromMilliseconds(50)), (limit.Limit, limit.Wait(Second(1.01))));

        limit.Answered(Second(1.02), Second(0.5), wasFull: true);
        Assert.NotEqual(TimeSpan.Zero, limit.Wait(Second(1.02)));

        limit.Began(Second(1.1));
        Assert.Equal(TimeSpan.FromMilliseconds(50), limit.Wait(Second(1.1)));
        limit.Began(Second(1.15));
        Assert.Equal(TimeSpan.Zero, limit.Wait(Second(1.15)));
    }

    [Fact]
    public void The_limit_is_never_below_one()
    {
        var limit = new AdaptiveLimit(8, start: 1);
        for (var i = 0; i < 100; i++)
        {
            var now = TimeSpan.FromSeconds(10 * i);
            limit.Began(now);
            limit.Refused(now + TimeSpan.FromSeconds(1), now, inFlight: 1);
            Assert.Equal(1, limit.Limit);
            Assert.True(limit.Wait(now + TimeSpan.FromSeconds(1)) <= TimeSpan.FromSeconds(5));
        }
    }

    private static List<SimulatedProvider> Mixed(int? own)
    {
        List<SimulatedProvider> providers = [];
        for (var seed = 1; seed <= 20; seed++)
        {
            providers.Add(new SimulatedProvider(own is { } number ? new AdaptiveLimit(number) : new AdaptiveLimit(1024, start: 4), seed)
            {
                MostAtOnce = 50,
                PerSecond = 10,
                ErrorShare = 0.05,
                HangShare = 0.01,
                Patience = Second(30),
                ShortestAnswer = Second(1),
                LongestAnswer = Second(5),
                RefusalTakes = Second(0.04),
                RefusalEvery = Second(50),
                RefusalLasts = Second(5),
            });
            providers[^1].Run(calls: 5_000);
        }

        return providers;
    }

    private static TimeSpan Second(double seconds) => TimeSpan.FromSeconds(seconds);
}
