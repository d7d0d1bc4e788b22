using EvalTest.Report.Charts;

namespace EvalTest.Report.Tests.Charts;

public sealed class HistogramTests
{
    [Fact]
    public void Every_value_is_in_one_bar_and_the_greatest_in_the_last()
    {
        var histogram = Histogram.Of("x", [.. Enumerable.Range(0, 25).Select(i => (double)i)])!;

        Assert.Equal([.. Enumerable.Repeat(1, 23), 2], histogram.Counts);
        Assert.Equal(("0", "24", "0 to 1: 1"), (histogram.Least, histogram.Most, histogram.Labels[0]));
    }

    [Fact]
    public void Values_beyond_what_a_page_can_measure_stay_in_their_bars()
    {
        var histogram = Histogram.Of("x", [-1e300, 0, 1e300, 1e-300])!;

        Assert.Equal(4, histogram.Counts.Sum());
    }

    [Theory]
    [InlineData]
    [InlineData(3.5)]
    [InlineData(2.0, 2.0, 2.0)]
    public void Of_values_that_do_not_differ_there_is_none(params double[] values) => Assert.Null(Histogram.Of("x", values));
}
