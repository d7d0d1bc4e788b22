using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class PairedTests
{
    private static readonly (double, double)[] sleep =
        [(0.7, 1.9), (-1.6, 0.8), (-0.2, 1.1), (-1.2, 0.1), (-0.1, -0.1), (3.4, 4.4), (3.7, 5.5), (0.8, 1.6), (0.0, 4.6), (2.0, 3.4)];

    // R: with(sleep, t.test(extra[group == 1], extra[group == 2], paired = TRUE)): t = -4.0621, so that d_z is 4.0621/√10.
    [Fact]
    public void Students_sleep_data_are_compared_as_R_does()
    {
        var compared = PairedScores.Of(sleep, 0.95);

        Assert.Equal((0.7001142, 2.4598858), (Math.Round(compared.Difference.Interval!.Low, 7), Math.Round(compared.Difference.Interval.High, 7)));
        Assert.Equal(4.0621 / Math.Sqrt(10), compared.EffectSize.Value!.Value, 2e-5);
        Assert.Equal((2.0 / 512, new Tally(9, 0, 1)), (compared.Test.P.Value, compared.Tally));
    }

    [Fact]
    public void From_fifty_pairs_the_interval_is_resampled()
    {
        var compared = PairedScores.Of(Enumerable.Range(0, 50).Select(i => (0.0, Math.Sqrt(i))), 0.95, seed: 3);

        Assert.Equal("BCa bootstrap, 2,000 resamples, seed 3", compared.Difference.Method);
    }

    [Fact]
    public void What_differs_by_its_rounding_is_a_tie()
    {
        Assert.Equal(new Tally(1, 1, 2), PairedScores.Of([(0.3, 0.1 + 0.2), (0.1 + 0.2, 0.3), (1, 2), (2, 1)], 0.95).Tally);
    }

    [Fact]
    public void Equal_systems_have_a_difference_of_zero_and_nothing_to_say_of_its_spread()
    {
        var compared = PairedScores.Of([(1, 1), (0.5, 0.5), (0, 0)], 0.95);

        Assert.Equal((0, 1, "all 3 values are 0, so nothing shows their spread"), (compared.Difference.Value.Value, compared.Test.P.Value, compared.Difference.NoInterval));
        Assert.Equal(compared.Difference.NoInterval, compared.EffectSize.Reason);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void A_score_that_is_not_finite_makes_it_unknown(double first, double second)
    {
        var compared = PairedScores.Of([(1, 2), (first, second)], 0.95);

        Assert.All([compared.Difference.Value, compared.Test.P, compared.EffectSize], f => Assert.EndsWith("is no finite number", f.Reason!));
    }

    [Fact]
    public void Verdicts_have_the_error_of_their_differences()
    {
        var verdicts = PairedVerdicts.Of(gained: 12, lost: 5, n: 100, 0.95);
        var scores = PairedScores.Of([.. Enumerable.Repeat((0.0, 1.0), 12), .. Enumerable.Repeat((1.0, 0.0), 5), .. Enumerable.Repeat((1.0, 1.0), 83)], 0.95);

        Assert.Equal(scores.Difference.Value.Value!.Value, verdicts.Difference.Value.Value!.Value, 1e-15);
        Assert.Equal(scores.Difference.StandardError.Value!.Value, verdicts.Difference.StandardError.Value!.Value, 1e-15);
        Assert.Equal(scores.Deviation.Value!.Value, verdicts.Deviation.Value!.Value, 1e-14);
        Assert.Equal((scores.Tally, TangoInterval.Of(12, 5, 100, 0.95)), (verdicts.Tally, verdicts.Difference.Interval));
    }

    [Fact]
    public void Verdicts_without_flips_have_an_interval_and_no_error_and_without_pairs_nothing()
    {
        var same = PairedVerdicts.Of(0, 0, 100, 0.95).Difference;

        Assert.Equal((0, "all pairs differ alike, so nothing shows their spread"), (same.Value.Value, same.StandardError.Reason));
        Assert.NotNull(same.Interval);
        Assert.Equal("there are no pairs", PairedVerdicts.Of(0, 0, 0, 0.95).Difference.NoInterval);
    }
}
