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
        Assert.InRange(provider.Limit.Settled, 30, 120);
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
        Assert.InRange(provider.Limit.Settled, 40, 52);
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
        Assert.InRange(limit.Settled, 12, 24);
    }

    [Fact]
    public void One_hung_call_in_a_hundred_costs_nothing()
    {
        var provider = new SimulatedProvider(new AdaptiveLimit(100, start: 4), seed: 6) { HangsOneIn = 100 };

        provider.Run(calls: 20_000);

        Assert.Equal(100, provider.Limit.Limit);
    }

    [Fact]
    public void The_limit_is_never_below_one()
    {
        var limit = new AdaptiveLimit(8, start: 1);
        for (var i = 0; i < 100; i++)
        {
            var now = TimeSpan.FromSeconds(10 * i);
            limit.Began(now);
            limit.Refused(now + TimeSpan.FromSeconds(1), now);
            Assert.Equal(1, limit.Limit);
            Assert.True(limit.Wait(now + TimeSpan.FromSeconds(1)) <= TimeSpan.FromSeconds(5));
        }
    }
}
