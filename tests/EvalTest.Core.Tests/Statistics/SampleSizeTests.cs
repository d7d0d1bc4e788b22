using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class SampleSizeTests
{
    // R: power.t.test(delta = 0.5, sd = 1, power = 0.8, type = "one.sample", alternative = "one.sided") has n = 26.1; for delta = 1, 7.7.
    [Theory]
    [InlineData(0.5, 27)]
    [InlineData(1, 8)]
    public void It_is_as_R_has_it(double distance, double n)
    {
        Assert.Equal(n, SampleSize.ToClear(Figure.Of(1), distance, 0.95).Value);
        Assert.Equal(n, SampleSize.ToClear(Figure.Of(1), -distance, 0.95).Value);
    }

    // Cochran, Sampling Techniques (1977), section 4.4: 385 for 5 % on either side of a half is 1.96²/4/0.0025; Wilson's takes z² fewer.
    [Fact]
    public void The_half_width_of_a_proportion_takes_what_the_formula_says()
    {
        Assert.Equal(381, SampleSize.ForHalfWidthOfProportion(0.5, 0.05, 0.95).Value);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(0.3, 0.29)]
    [InlineData(20, 1)]
    public void The_half_width_of_a_mean_is_just_reached(double deviation, double halfWidth)
    {
        var n = (int)SampleSize.ForHalfWidth(Figure.Of(deviation), halfWidth, 0.95).Value!.Value;

        Assert.True(StudentInterval.Of(0, deviation, n, 0.95)!.High <= halfWidth);
        Assert.True(StudentInterval.Of(0, deviation, n - 1, 0.95)!.High > halfWidth);
    }

    [Fact]
    public void A_drop_is_told_from_its_allowance_by_their_distance()
    {
        Assert.Equal(SampleSize.ToClear(Figure.Of(0.4), 0.03, 0.95), SampleSize.ForPairedDifference(Figure.Of(0.4), -0.05, 0.02, 0.95), new Near());
        Assert.Equal("the mean lies on the limit, where no number of samples decides", SampleSize.ForPairedDifference(Figure.Of(0.4), -0.02, 0.02, 0.95).Reason);
    }

    [Fact]
    public void What_cannot_be_said_says_why()
    {
        var unknown = Figure.Unknown("one value says nothing of its spread");

        Assert.Equal([unknown, unknown], [SampleSize.ToClear(unknown, 1, 0.95), SampleSize.ForHalfWidth(unknown, 1, 0.95)]);
        Assert.Equal("it would take more than a billion samples", SampleSize.ToClear(Figure.Of(1), 1e-9, 0.95).Reason);
        Assert.Equal("it would take more than a billion samples", SampleSize.ForHalfWidth(Figure.Of(1), 1e-9, 0.95).Reason);
    }

    private sealed class Near : IEqualityComparer<Figure>
    {
        public bool Equals(Figure? x, Figure? y) => Math.Abs(x!.Value!.Value - y!.Value!.Value) <= 1;

        public int GetHashCode(Figure obj) => 0;
    }
}
