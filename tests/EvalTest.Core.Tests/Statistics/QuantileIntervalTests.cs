using EvalTest.Statistics;
using MathNet.Numerics.Distributions;

namespace EvalTest.Core.Tests.Statistics;

public sealed class QuantileIntervalTests
{
    // R: quantile(1:10, c(0, .25, .5, .9, 1)), whose default is type 7.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.9, 9.1)]
    [InlineData(1, 10)]
    public void The_figure_is_of_type_7(double quantile, double expected)
    {
        Assert.Equal(expected, QuantileInterval.Of([3, 1, 2, 10, 9, 8, 4, 5, 6, 7], quantile, 0.95).Value.Value!.Value, 1e-12);
    }

    // Conover, Practical Nonparametric Statistics (1999), section 3.2, and every table of the sign test: of ten values the second and the ninth
    // bound the median with 97.9 %; of 20 the sixth and fifteenth with 95.9 %.
    [Theory]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(6, 1, 6)]
    public void The_median_lies_between_the_tables_ranks(int n, double low, double high)
    {
        var estimate = QuantileInterval.Median(Enumerable.Range(1, n).Select(i => (double)i).Reverse(), 0.95);

        Assert.Equal((new Interval(low, high), "order statistics"), (estimate.Interval, estimate.Method));
        Assert.NotNull(estimate.StandardError.Reason);
    }

    [Fact]
    public void Too_few_values_say_how_many_it_takes()
    {
        var median = QuantileInterval.Median([1, 2, 3, 4, 5], 0.95);
        var p95 = QuantileInterval.Of(Enumerable.Range(0, 71).Select(i => (double)i), 0.95, 0.95);

        Assert.Equal((3, null), (median.Value.Value, median.Interval));
        Assert.Equal("5 values are too few for an interval of the 0.5 quantile; it takes 6", median.NoInterval);
        Assert.Equal("71 values are too few for an interval of the 0.95 quantile; it takes 72", p95.NoInterval);
        Assert.NotNull(QuantileInterval.Of(Enumerable.Range(0, 72).Select(i => (double)i), 0.95, 0.95).Interval);
    }

    [Fact]
    public void The_extremes_of_all_values_are_never_bounded()
    {
        Assert.Equal("the least and the greatest value of all are not bounded by those seen", QuantileInterval.Of([1, 2, 3], 1, 0.95).NoInterval);
    }

    [Fact]
    public void Nothing_and_what_is_not_finite_have_no_quantile()
    {
        Assert.Equal("there are no values", QuantileInterval.Median([], 0.95).Value.Reason);
        Assert.Equal("the value NaN is no finite number", QuantileInterval.Median([1, double.NaN], 0.95).Value.Reason);
    }

    /// <summary>Exactly: the quantile lies between two ranks when the number of values below it does.</summary>
    [Fact]
    public void It_covers_at_least_as_often_as_it_says_and_hardly_more()
    {
        foreach (var n in new[] { 6, 20, 100, 1_000, 100_000 })
            foreach (var quantile in new[] { 0.1, 0.5, 0.9, 0.99 })
                if (QuantileInterval.Ranks(n, quantile, 0.95) is (var low, var high))
                {
                    double Covered(int from, int to) => Binomial.CDF(quantile, n, to - 1) - Binomial.CDF(quantile, n, from - 1);
                    Assert.InRange(Covered(low, high), 0.95, 1);
                    // One rank less on a side leaves more out there than it may.
                    Assert.True(Binomial.CDF(quantile, n, low) > 0.025 && 1 - Binomial.CDF(quantile, n, high - 2) > 0.025, $"{n} {quantile}");
                }
    }
}
