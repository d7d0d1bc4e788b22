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
        var provider = new SimulatedProvider(new AdaptiveLimit(100, start: 4), seed: 6) { HangsOneIn = 100 };

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

    private static TimeSpan Second(double seconds) => TimeSpan.FromSeconds(seconds);
}
