using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class OneSidedBoundsTests
{
    [Fact]
    public void They_are_the_ends_of_the_two_sided_interval_of_twice_the_risk()
    {
        double[] values = [1, 2, 4, 7];

        Assert.Equal(MeanInterval.Of(values, 0.9).Interval!.Low, OneSidedBounds.OfMean(values, 0.95).Lower.Value!.Value, 1e-12);
        Assert.Equal(WilsonInterval.Of(8, 10, 0.9)!.Low, OneSidedBounds.OfProportion(8, 10, 0.95).Lower.Value!.Value, 1e-12);
        Assert.Equal(OneSidedBounds.OfProportion(2, 3, 0.95), OneSidedBounds.OfMean([1, 0, 1], 0.95));
    }

    // R: t.test(extra ~ group, sleep, paired, alternative = "less"): the bound is mean + t(0.95, 9) · se = -1.58 + 1.833113 · 1.58/4.0621.
    [Fact]
    public void The_sleep_data_have_Rs_bound()
    {
        var bounds = OneSidedBounds.OfPairedScores([(1.2, 0), (2.4, 0), (1.3, 0), (1.3, 0), (0, 0), (1.0, 0), (1.8, 0), (0.8, 0), (4.6, 0), (1.4, 0)], 0.95);

        Assert.Equal(-1.58 + (1.833113 * 1.58 / 4.0621), bounds.Upper.Value!.Value, 1e-5);
    }

    [Fact]
    public void They_widen_as_the_confidence_grows()
    {
        double[] values = [1, 2, 4, 7, 7.5];
        double[] many = [.. Enumerable.Range(0, 300).Select(i => (double)(i * i % 97))];
        Func<double, OneSidedBounds>[] kinds =
        [
            c => OneSidedBounds.OfProportion(8, 10, c),
            c => OneSidedBounds.OfMean(values, c),
            c => OneSidedBounds.OfPairedScores(values.Select(v => (1 / v, v)), c),
            c => OneSidedBounds.OfPairedVerdicts(3, 9, 50, c),
            c => OneSidedBounds.OfClusteredMean([.. values.Select((v, i) => (v, $"{i / 2}"))], c),
            c => OneSidedBounds.OfQuantile(many, 0.9, c),
        ];

        foreach (var kind in kinds)
        {
            var rising = new[] { 0.51, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9995 }.Select(kind).ToList();
            Assert.Equal(rising.Select(b => b.Lower.Value).OrderDescending(), rising.Select(b => b.Lower.Value));
            Assert.Equal(rising.Select(b => b.Upper.Value).Order(), rising.Select(b => b.Upper.Value));
            Assert.True(rising[^1].Upper.Value - rising[^1].Lower.Value > rising[0].Upper.Value - rising[0].Lower.Value);
        }
    }

    /// <summary>A sample more that passes never lowers a bound, and one that is lost never raises it.</summary>
    [Fact]
    public void They_follow_the_samples()
    {
        for (var n = 1; n <= 40; n++)
            for (var passed = 0; passed < n; passed++)
                Assert.True(OneSidedBounds.OfProportion(passed, n, 0.95).Lower.Value <= OneSidedBounds.OfProportion(passed + 1, n, 0.95).Lower.Value);
        for (var gained = 0; gained <= 15; gained++)
            for (var lost = 1; lost <= 15; lost++)
            {
                var (worse, better) = (OneSidedBounds.OfPairedVerdicts(gained, lost, 30, 0.95), OneSidedBounds.OfPairedVerdicts(gained, lost - 1, 30, 0.95));
                Assert.True(worse.Lower.Value <= better.Lower.Value && worse.Upper.Value <= better.Upper.Value, $"{gained} {lost}");
            }
    }

    [Fact]
    public void Where_there_is_none_they_say_why()
    {
        Assert.Equal("one value says nothing of its spread", OneSidedBounds.OfMean([3], 0.95).Lower.Reason);
        Assert.Equal("there are no values", OneSidedBounds.OfProportion(0, 0, 0.95).Upper.Reason);
        Assert.Equal("there are no pairs", OneSidedBounds.OfPairedVerdicts(0, 0, 0, 0.95).Upper.Reason);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    [InlineData(95)]
    public void A_confidence_that_bounds_nothing_is_refused(double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OneSidedBounds.OfMean([1, 2], confidence));
    }
}
