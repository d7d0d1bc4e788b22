using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class WilsonIntervalTests
{
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(int successes, int n, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, n, 0.95)!;

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    // By hand with z² = 3.841459: (0.8 + 1.920729/10 ± 1.959964 √(0.016 + 0.009604)) / 1.384146.
    [Fact]
    public void Eight_of_ten_is_as_by_hand()
    {
        var interval = WilsonInterval.Of(8, 10, 0.95)!;

        Assert.Equal(0.49016, interval.Low, 1e-5);
        Assert.Equal(0.94332, interval.High, 1e-5);
    }

    [Fact]
    public void All_and_none_end_exactly_at_one_and_zero()
    {
        Assert.All(Enumerable.Range(1, 1000), n => Assert.Equal((1, 0), (WilsonInterval.Of(n, n, 0.95)!.High, WilsonInterval.Of(0, n, 0.95)!.Low)));
    }

    [Fact]
    public void No_trials_have_no_interval()
    {
        Assert.Null(WilsonInterval.Of(0, 0, 0.95));
    }

    [Theory]
    [InlineData(8, 7, 0.95)]
    [InlineData(-1, 7, 0.95)]
    [InlineData(1, 7, 1)]
    public void What_cannot_be_is_refused(int successes, int n, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, n, confidence));
    }
}
