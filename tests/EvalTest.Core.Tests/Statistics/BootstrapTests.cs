using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

/// <summary>Against Efron and Tibshirani, An Introduction to the Bootstrap (1993), whose figures are from 2,000 resamples too.</summary>
public sealed class BootstrapTests
{
    // Table 14.1, test A.
    private static readonly double[] spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    // Table 3.1.
    private static readonly (double Lsat, double Gpa)[] schools =
    [
        (576, 3.39), (635, 3.30), (558, 2.81), (578, 3.03), (666, 3.44), (580, 3.07), (555, 3.00), (661, 3.43),
        (651, 3.36), (605, 3.13), (653, 3.12), (575, 2.74), (545, 2.76), (572, 2.88), (594, 2.96),
    ];

    /// <summary>Page 186: the acceleration of the variance is 0.061, and needs no resamples.</summary>
    [Fact]
    public void The_acceleration_is_the_books()
    {
        Assert.Equal(0.061, Bootstrap.Of(spatial, Variance, 1).Acceleration, 5e-4);
    }

    /// <summary>
    /// Table 14.2 has BCa (115.8, 259.6) and percentile (100.8, 233.9) from one run of 2,000 resamples, which vary by about 2 below and 4 above.
    /// A program of its own, in another language, with 400,000 resamples has (115.7, 261.5) and (97.8, 235.6): the mean of twenty runs is held
    /// to that within what twenty vary, and to the book's within what its single run does.
    /// </summary>
    [Fact]
    public void The_spatial_test_has_the_books_intervals()
    {
        var runs = Enumerable.Range(0, 20).Select(seed => Bootstrap.Of(spatial, Variance, seed)).ToList();
        var (low, high) = Mean(runs.Select(r => r.BiasCorrectedAndAccelerated(0.9)!));
        var (lowest, highest) = Mean(runs.Select(r => r.Percentile(0.9)!));

        Assert.Equal(115.7, low, 1.2);
        Assert.Equal(261.5, high, 2.5);
        Assert.Equal(97.8, lowest, 1.0);
        Assert.Equal(235.6, highest, 1.5);
        Assert.Equal((115.8, 259.6), (low, high), new Within(4, 9));
        Assert.Equal((100.8, 233.9), (lowest, highest), new Within(4, 6));
    }

    /// <summary>Page 266: the correlation's 90 % intervals are (0.410, 0.923) by BCa and (0.524, 0.928) by percentiles.</summary>
    [Fact]
    public void The_law_schools_have_the_books_intervals()
    {
        var runs = Enumerable.Range(0, 20).Select(seed => Bootstrap.Of(schools, Correlation, seed)).ToList();

        Assert.Equal((0.410, 0.923), Mean(runs.Select(r => r.BiasCorrectedAndAccelerated(0.9)!)), new Within(0.03, 0.01));
        Assert.Equal((0.524, 0.928), Mean(runs.Select(r => r.Percentile(0.9)!)), new Within(0.03, 0.03));
        // Table 6.1: 0.132 to 0.137 for many resamples.
        Assert.Equal(0.134, runs.Average(r => r.StandardError.Value!.Value), 0.006);
    }

    [Fact]
    public void The_quick_way_of_the_mean_is_the_general_one()
    {
        var sorted = spatial.Order().ToArray();

        var quick = Bootstrap.OfMean(sorted, 3);
        var general = Bootstrap.Of(sorted, values => values.Sum() / values.Count, 3);

        Assert.Equal(general.Acceleration, quick.Acceleration, 1e-12);
        Assert.Equal(general.BiasCorrectedAndAccelerated(0.95), quick.BiasCorrectedAndAccelerated(0.95));
    }

    /// <summary>Five zeros and five ones: a quarter of the resamples have the mean itself, and must not count as above it.</summary>
    [Fact]
    public void Resamples_that_equal_what_was_observed_count_half()
    {
        var interval = Bootstrap.OfMean([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 1).BiasCorrectedAndAccelerated(0.95)!;

        Assert.Equal(1, interval.Low + interval.High, 0.1);
    }

    [Fact]
    public void A_seed_makes_it_the_same_again_and_another_one_different()
    {
        Interval Run(int seed) => Bootstrap.OfMean(spatial, seed).BiasCorrectedAndAccelerated(0.95)!;

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Where_resamples_do_not_spread_around_the_figure_there_is_no_interval()
    {
        Assert.Null(Bootstrap.Of(spatial, values => ReferenceEquals(values, spatial) ? 1 : 0, 1).BiasCorrectedAndAccelerated(0.9));
        Assert.Null(Bootstrap.Of(spatial, _ => double.NaN, 1).Percentile(0.9));
    }

    [Fact]
    public void A_statistic_of_ones_own_has_an_interval_from_fifty_samples_on()
    {
        var fifty = Enumerable.Range(0, 50).Select(i => (double)(i * i)).ToList();

        var few = StatisticInterval.Of(spatial, Variance, 0.9);
        var many = StatisticInterval.Of(fifty, Variance, 0.9);

        Assert.Equal("26 samples are too few to resample; it takes 50", few.NoInterval);
        Assert.Equal(171.5, few.Value.Value!.Value, 0.05);
        Assert.Equal((50, Variance(fifty)), (many.Count, many.Value.Value));
        Assert.InRange(many.Value.Value!.Value, many.Interval!.Low, many.Interval.High);
        Assert.Equal("there are no values", StatisticInterval.Of<double>([], Variance, 0.9).NoInterval);
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }

    private static double Correlation(IReadOnlyList<(double Lsat, double Gpa)> pairs)
    {
        var (x, y) = (pairs.Average(p => p.Lsat), pairs.Average(p => p.Gpa));
        return pairs.Sum(p => (p.Lsat - x) * (p.Gpa - y)) / Math.Sqrt(pairs.Sum(p => (p.Lsat - x) * (p.Lsat - x)) * pairs.Sum(p => (p.Gpa - y) * (p.Gpa - y)));
    }

    private static (double Low, double High) Mean(IEnumerable<Interval> intervals)
    {
        var all = intervals.ToList();
        return (all.Average(i => i.Low), all.Average(i => i.High));
    }

    private sealed class Within(double low, double high) : IEqualityComparer<(double Low, double High)>
    {
        public bool Equals((double Low, double High) x, (double Low, double High) y) => Math.Abs(x.Low - y.Low) <= low && Math.Abs(x.High - y.High) <= high;

        public int GetHashCode((double Low, double High) obj) => 0;
    }
}
