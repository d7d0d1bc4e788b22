using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class SignFlipTestTests
{
    /// <summary>Student's sleep data: nine of ten differ, all to one side, so that 2 of 2⁹ assignments are as far from zero.</summary>
    [Fact]
    public void The_sleep_data_are_as_by_hand()
    {
        var test = SignFlipTest.Of([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]);

        Assert.Equal(new SignFlipTest(Figure.Of(2.0 / 512), "sign flips, all of them"), test);
    }

    /// <summary>
    /// Darwin's fifteen pairs of Zea mays, in eighths of an inch: Fisher counted 1,726 of 32,768 assignments that are as far from zero in either
    /// direction, 5.267 % (The Design of Experiments, 1935, section 21).
    /// </summary>
    [Fact]
    public void Darwins_maize_has_Fishers_share()
    {
        var test = SignFlipTest.Of([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], seed: 1);

        // Drawn: its deviation is √(p(1 - p)/9,999) = 0.0022.
        Assert.Equal(1726.0 / 32768, test.P.Value!.Value, 0.007);
        Assert.Equal("sign flips, 9,999 drawn with seed 1", test.Method);
    }

    [Fact]
    public void All_three_ways_agree_where_they_meet()
    {
        var random = new Random(5);
        double[] twelve = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() - 0.3)];
        // A difference too small to matter makes one more.
        Assert.Equal(SignFlipTest.Of(twelve).P.Value!.Value, SignFlipTest.Of([.. twelve, 1e-9]).P.Value!.Value, 0.02);

        double[] many = [.. Enumerable.Range(0, 5_000).Select(_ => random.NextDouble() - 0.492)];
        var drawn = SignFlipTest.Of(many);
        var normal = SignFlipTest.Of([.. many, 1e-9]);
        Assert.Equal(("sign flips, 9,999 drawn with seed 0", "sign flips, normal approximation"), (drawn.Method, normal.Method));
        Assert.Equal(normal.P.Value!.Value, drawn.P.Value!.Value, 0.02);
    }

    [Fact]
    public void A_drawn_share_is_never_zero()
    {
        Assert.Equal(1.0 / 10_000, SignFlipTest.Of([.. Enumerable.Repeat(1.0, 60)]).P.Value);
    }

    [Fact]
    public void Rounding_does_not_tell_equal_sums_apart()
    {
        // Only all signs alike reach 1, which ten tenths, added one by one, miss by their rounding.
        Assert.Equal(2.0 / 1024, SignFlipTest.Of([.. Enumerable.Repeat(0.1, 10)]).P.Value);
        Assert.Equal(1, SignFlipTest.Of([0.1, 0.2, -0.3]).P.Value);
    }

    [Fact]
    public void The_exchange_of_the_systems_changes_nothing()
    {
        double[] differences = [.. Enumerable.Range(1, 40).Select(i => Math.Sin(i) + 0.2)];

        Assert.Equal(SignFlipTest.Of(differences), SignFlipTest.Of([.. differences.Select(d => -d)]));
    }

    [Fact]
    public void Equal_systems_are_not_told_apart_and_nothing_is_unknown()
    {
        Assert.Equal(1, SignFlipTest.Of([0, 0, 0]).P.Value);
        Assert.Equal("there are no pairs", SignFlipTest.Of([]).P.Reason);
        Assert.Equal("the value NaN is no finite number", SignFlipTest.Of([1, double.NaN]).P.Reason);
    }
}
