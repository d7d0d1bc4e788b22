using EvalTest.Model;

namespace EvalTest.Core.Tests.Model;

public sealed class SampleSeedTests
{
    /// <summary>It once came from a hash under a key that each process made for itself, so that no two runs had the same.</summary>
    [Theory]
    [InlineData(0, 0, "", 1_282_434_470)]
    [InlineData(0, 1, "", 573_814_150)]
    [InlineData(7, 0, "", 1_892_076_132)]
    public void A_seed_is_the_same_in_every_process(int runSeed, int trial, string variant, int seed)
    {
        Assert.Equal(seed, SampleSeed.Of(runSeed, new SampleKey(variant, "p1", trial)));
    }

    [Fact]
    public void Whatever_is_another_trial_has_another_seed()
    {
        SampleKey[] keys = [new("", "p1", 0), new("", "p1", 1), new("", "p2", 0), new("v", "p1", 0), new("p", "1", 0), new("", new string('x', 5_000), 0)];

        var seeds = keys.SelectMany(k => new[] { SampleSeed.Of(0, k), SampleSeed.Of(1, k) }).ToList();

        Assert.Equal(seeds.Count, seeds.Distinct().Count());
        Assert.All(seeds, s => Assert.True(s >= 0));
    }
}
