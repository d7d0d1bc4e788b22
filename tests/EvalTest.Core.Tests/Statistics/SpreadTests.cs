using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(new double[0], "there are no values")]
    [InlineData(new[] { 1, double.NaN, 2 }, "the value NaN is no finite number")]
    [InlineData(new[] { 1, double.PositiveInfinity }, "the value Infinity is no finite number")]
    [InlineData(new[] { double.MaxValue, double.MaxValue, 1 }, "the values are beyond what can be computed with")]
    public void What_has_no_mean_says_why_and_has_no_spread_either(double[] values, string reason)
    {
        var spread = Spread.Of(values);

        Assert.Equal([Figure.Unknown(reason), Figure.Unknown(reason), Figure.Unknown(reason)], [spread.Mean, spread.StandardDeviation, spread.StandardError]);
        Assert.Equal(reason, spread.Missing);
    }

    [Theory]
    [InlineData(new[] { 3.0 }, 3.0, "one value says nothing of its spread")]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, 0.5, "all 3 values are 0.5, so nothing shows their spread")]
    public void One_value_and_equal_values_have_a_mean_and_an_unknown_spread(double[] values, double mean, string reason)
    {
        var spread = Spread.Of(values);

        Assert.Equal((Figure.Of(mean), Figure.Unknown(reason), Figure.Unknown(reason)), (spread.Mean, spread.StandardDeviation, spread.StandardError));
    }

    [Fact]
    public void A_figure_is_never_a_NaN()
    {
        Assert.Equal((null, "the values are beyond what can be computed with"), (Figure.Of(double.NaN).Value, Figure.Of(double.NegativeInfinity).Reason));
    }
}
