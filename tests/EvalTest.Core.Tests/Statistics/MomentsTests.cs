using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class MomentsTests
{
    // NIST Statistical Reference Datasets, univariate: https://www.itl.nist.gov/div898/strd/univ/homepage.html
    [Fact]
    public void NumAcc1_has_its_certified_values()
    {
        var moments = Moments.Of([10000001, 10000003, 10000002]);

        Assert.Equal((3, 10000002, 1), (moments.Count, moments.Mean, moments.StandardDeviation));
    }

    [Theory]
    [InlineData(1000000)]
    [InlineData(10000000)]
    public void NumAcc3_and_NumAcc4_have_their_certified_values(double whole)
    {
        var values = Enumerable.Range(0, 1001).Select(i => whole + (i == 0 ? 0.2 : i % 2 == 1 ? 0.1 : 0.3));

        var moments = Moments.Of(values);

        // The nearest doubles to the published decimals lie up to 1e-9 beside them.
        Assert.Equal(whole + 0.2, moments.Mean, 2e-9);
        Assert.Equal(0.1, moments.StandardDeviation, 1e-9);
    }

    [Fact]
    public void What_cancels_in_the_end_loses_nothing_on_the_way()
    {
        var moments = Moments.Of([1, 1e100, 1, -1e100]);

        Assert.Equal(0.5, moments.Mean);
    }

    [Fact]
    public void The_order_of_the_values_does_not_show()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-8, 8))).ToArray();
        var before = Moments.Of(values);

        random.Shuffle(values);

        var after = Moments.Of(values);
        Assert.Equal((before.Mean, before.StandardDeviation), (after.Mean, after.StandardDeviation));
    }

    [Fact]
    public void Equal_values_have_no_deviation()
    {
        Assert.Equal(0, Moments.Of(Enumerable.Repeat(0.1, 1000)).StandardDeviation, 1e-14);
    }

    [Fact]
    public void No_value_has_no_mean_and_one_value_no_deviation()
    {
        Assert.Equal((double.NaN, double.NaN), (Moments.Of([]).Mean, Moments.Of([7]).StandardDeviation));
    }
}
