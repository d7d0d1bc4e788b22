using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class StudentIntervalTests
{
    // R, example(t.test): t.test(extra ~ group, data = sleep, paired = TRUE) prints -2.4598858 -0.7001142 around -1.58.
    [Fact]
    public void Students_sleep_data_have_the_interval_that_R_prints()
    {
        var sleep = Moments.Of([-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4]);

        var interval = StudentInterval.Of(sleep.Mean, sleep.StandardDeviation, sleep.Count, 0.95)!;

        Assert.Equal(-2.4598858, interval.Low, 5e-8);
        Assert.Equal(-0.7001142, interval.High, 5e-8);
    }

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, ZARR13.DAT.
    [Theory]
    [InlineData(0.95, 9.258242, 9.264679)]
    [InlineData(0.99, 9.257215, 9.265706)]
    public void NISTs_heat_flow_data_have_the_published_interval(double confidence, double low, double high)
    {
        var interval = StudentInterval.Of(9.261460, 0.022789, 195, confidence)!;

        Assert.Equal(low, interval.Low, 2e-6);
        Assert.Equal(high, interval.High, 2e-6);
    }

    // The table of t that every textbook has: 12.706 for one degree of freedom, 636.619 at the end of its last column.
    [Theory]
    [InlineData(2, 0.95, 12.706)]
    [InlineData(11, 0.99, 3.169)]
    [InlineData(2, 0.999, 636.619)]
    public void The_quantile_is_that_of_the_table(int n, double confidence, double quantile)
    {
        var interval = StudentInterval.Of(0, Math.Sqrt(n), n, confidence)!;

        Assert.Equal(quantile, interval.High, 5e-4);
    }

    [Fact]
    public void One_value_and_an_unknown_deviation_have_no_interval()
    {
        Assert.Null(StudentInterval.Of(1, 0, 1, 0.95));
        Assert.Null(StudentInterval.Of(1, double.NaN, 10, 0.95));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(95)]
    public void A_confidence_that_is_no_probability_is_refused(double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentInterval.Of(1, 1, 10, confidence));
    }
}
