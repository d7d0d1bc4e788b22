using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class MeanIntervalTests
{
    [Fact]
    public void Below_fifty_values_it_is_Students_t()
    {
        // R, t.test of the sleep data's differences: the standard error is the mean over the t that R prints, 1.58/4.0621.
        var estimate = MeanInterval.Of([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4], 0.95);

        Assert.Equal((10, "Student's t", null), (estimate.Count, estimate.Method, estimate.NoInterval));
        Assert.Equal(1.58, estimate.Value.Value!.Value, 1e-14);
        Assert.Equal(1.58 / 4.0621, estimate.StandardError.Value!.Value, 5e-6);
        Assert.Equal((0.7001142, 2.4598858), (Math.Round(estimate.Interval!.Low, 7), Math.Round(estimate.Interval.High, 7)));
    }

    [Theory]
    [InlineData(49, "Student's t")]
    [InlineData(50, "BCa bootstrap, 2,000 resamples, seed 7")]
    [InlineData(5_000, "BCa bootstrap, 2,000 resamples, seed 7")]
    [InlineData(5_001, "Student's t")]
    public void The_number_of_values_chooses_the_method(int n, string method)
    {
        Assert.Equal(method, MeanInterval.Of(Enumerable.Range(0, n).Select(i => i / 10.0), 0.95, seed: 7).Method);
    }

    [Fact]
    public void Zeros_and_ones_are_a_proportion_whatever_their_number()
    {
        var estimate = MeanInterval.Of(Enumerable.Repeat(1.0, 60), 0.95);

        Assert.Equal((WilsonInterval.Of(60, 60, 0.95), "Wilson"), (estimate.Interval, estimate.Method));
    }

    [Fact]
    public void Differences_of_zero_and_one_are_no_proportion()
    {
        Assert.True(MeanInterval.Of(Spread.Of([.. Enumerable.Repeat(0.0, 20), 1]), 0.95).Interval!.Low < 0);
    }

    [Fact]
    public void Skewed_values_have_an_interval_that_reaches_further_to_their_long_side()
    {
        var estimate = MeanInterval.Of(Enumerable.Range(1, 100).Select(i => 1000.0 / i), 0.95);

        var mean = estimate.Value.Value!.Value;
        Assert.InRange((estimate.Interval!.High - mean) / (mean - estimate.Interval.Low), 1.5, 3);
    }

    [Theory]
    [InlineData(new double[0], 0, "there are no values")]
    [InlineData(new[] { 2.0 }, 1, "one value says nothing of its spread")]
    [InlineData(new[] { 2.0, 2.0 }, 2, "all 2 values are 2, so nothing shows their spread")]
    [InlineData(new[] { 2.0, double.NaN }, 2, "the value NaN is no finite number")]
    public void Where_there_is_no_interval_it_says_why(double[] values, int count, string reason)
    {
        var estimate = MeanInterval.Of(values, 0.95);

        Assert.Equal((null, reason, count, reason), (estimate.Interval, estimate.NoInterval, estimate.Count, estimate.StandardError.Reason));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9999)]
    public void A_confidence_beyond_the_tables_is_refused(double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Of([1, 2, 3], confidence));
    }
}
