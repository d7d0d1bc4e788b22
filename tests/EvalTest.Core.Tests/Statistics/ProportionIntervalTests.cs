using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class ProportionIntervalTests
{
    // R's prop.test(x, n, correct = FALSE), as printed in R's bug 2794 (6 of 52) and in the course notes of Gustavus Adolphus College (319 of 715).
    [Theory]
    [InlineData(6, 52, 0.05396969, 0.22971664, 8)]
    [InlineData(319, 715, 0.4101018, 0.4827814, 7)]
    public void The_interval_is_as_R_prints_it(int passed, int n, double low, double high, int digits)
    {
        var estimate = ProportionInterval.Of(passed, n, 0.95);

        Assert.Equal((low, high), (Math.Round(estimate.Interval!.Low, digits), Math.Round(estimate.Interval.High, digits)));
        Assert.Equal(((double)passed / n, n, "Wilson"), (estimate.Value.Value, estimate.Count, estimate.Method));
    }

    [Fact]
    public void The_standard_error_is_the_binomials()
    {
        Assert.Equal(Math.Sqrt(0.6 * 0.4 / 25), ProportionInterval.Of(15, 25, 0.95).StandardError.Value!.Value, 1e-16);
    }

    [Fact]
    public void All_passed_has_an_interval_and_no_standard_error()
    {
        var estimate = ProportionInterval.Of(30, 30, 0.95);

        Assert.Equal((1, null, "all values are the same, so nothing shows their spread"), (estimate.Value.Value, estimate.StandardError.Value, estimate.StandardError.Reason));
        Assert.InRange(estimate.Interval!.Low, 0.88, 0.89);
    }

    [Fact]
    public void Of_nothing_everything_is_unknown()
    {
        var nothing = Figure.Unknown("there are no values");

        Assert.Equal(new Estimate(nothing, nothing, null, "there are no values", 0, "Wilson"), ProportionInterval.Of(0, 0, 0.95));
    }
}
