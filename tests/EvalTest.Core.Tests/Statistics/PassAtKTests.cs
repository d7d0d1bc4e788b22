using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class PassAtKTests
{
    /// <summary>Every choice of k of n trials, one by one, for every n to 10.</summary>
    [Fact]
    public void Both_are_the_share_of_choices()
    {
        for (var n = 1; n <= 10; n++)
            for (var c = 0; c <= n; c++)
                for (var k = 1; k <= n; k++)
                {
                    // The first c bits are the trials that passed.
                    var passed = (1 << c) - 1;
                    var choices = Enumerable.Range(0, 1 << n).Where(s => int.PopCount(s) == k).ToList();

                    Assert.Equal(choices.Average(s => (s & passed) != 0 ? 1.0 : 0), PassAtK.OfSample(new(c, n), k).Value!.Value, 1e-14);
                    Assert.Equal(choices.Average(s => (s & passed) == s ? 1.0 : 0), PassAtK.AllOfSample(new(c, n), k).Value!.Value, 1e-14);
                }
    }

    // Chen et al. 2021, equation 1, in whole numbers: n = 200, as they sampled.
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(200)]
    public void It_is_the_papers_closed_form(int k)
    {
        for (var c = 0; c <= 200; c += 7)
        {
            var share = 1 - ((double)(Choose(200 - c, k) * System.Numerics.BigInteger.Pow(10, 20) / Choose(200, k)) / 1e20);
            Assert.Equal(share, PassAtK.OfSample(new(c, 200), k).Value!.Value, 1e-13);
        }
    }

    [Fact]
    public void Thousands_of_trials_do_not_overflow()
    {
        Assert.Equal(0.75, PassAtK.OfSample(new(50_000, 100_000), 2).Value!.Value, 1e-5);
        Assert.Equal(1, PassAtK.OfSample(new(1, 5_000), 5_000).Value);
    }

    [Fact]
    public void Samples_are_averaged_and_have_the_interval_over_samples()
    {
        var estimate = PassAtK.Of([new(1, 4), new(2, 4), new(3, 4), new(0, 4)], 2, 0.95);

        Assert.Equal((0.5 + (5.0 / 6) + 1 + 0) / 4, estimate.Value.Value!.Value, 1e-15);
        Assert.Equal((MeanInterval.Of([0.5, 5.0 / 6, 1, 0], 0.95).Interval!.Low, 4), (estimate.Interval!.Low, estimate.Count), new Near());
    }

    [Fact]
    public void One_trial_each_is_the_pass_rate_with_Wilsons_interval()
    {
        var estimate = PassAtK.Of([new(1, 1), new(0, 1), new(1, 1)], 1, 0.95);

        Assert.Equal(ProportionInterval.Of(2, 3, 0.95), estimate);
    }

    [Fact]
    public void Samples_with_fewer_trials_are_left_out_and_counted()
    {
        var estimate = PassAtK.AllOf([new(5, 5), new(3, 3), new(0, 5)], 5, 0.95);

        Assert.Equal((0.5, 2, "Wilson, without 1 of 3 samples that have fewer than 5 trials"), (estimate.Value.Value, estimate.Count, estimate.Method));
    }

    [Fact]
    public void Too_few_trials_are_unknown()
    {
        Assert.Equal("the sample has 3 of 5 trials", PassAtK.OfSample(new(3, 3), 5).Reason);
        Assert.Equal("no sample has 5 trials", PassAtK.Of([new(3, 3)], 5, 0.95).Value.Reason);
        Assert.Equal("there are no values", PassAtK.Of([], 5, 0.95).Value.Reason);
    }

    private static System.Numerics.BigInteger Choose(int n, int k)
    {
        System.Numerics.BigInteger product = n < k ? 0 : 1;
        for (var i = 1; i <= k && n >= k; i++)
            product = product * (n - k + i) / i;
        return product;
    }

    private sealed class Near : IEqualityComparer<(double, int)>
    {
        public bool Equals((double, int) x, (double, int) y) => x.Item2 == y.Item2 && Math.Abs(x.Item1 - y.Item1) < 1e-13;

        public int GetHashCode((double, int) obj) => 0;
    }
}
