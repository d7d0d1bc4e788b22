using EvalTest.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Statistics;

/// <summary>What must not show: the order in which samples finished, and pairs that do not differ.</summary>
public sealed class OrderTests
{
    private static readonly int more = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 20 : 1;

    /// <summary>Bit by bit: sums are compensated, or are of sorted values.</summary>
    [Fact]
    public void A_permutation_of_the_samples_changes_nothing()
    {
        Check(Pairs(0, 70), pairs =>
        {
            var labels = pairs.Select((p, i) => (p.First, Cluster: $"{i % 7}")).ToList();

            Assert.Equal(Figures(pairs), Figures(Permuted(pairs)));
            Assert.Equal(ClusteredMean.Of(labels, 0.95), ClusteredMean.Of(Permuted(labels), 0.95));
        });
    }

    [Fact]
    public void A_pair_without_a_difference_never_changes_what_is_significant()
    {
        Check(Pairs(1, 30), pairs =>
        {
            var padded = pairs.Append((0.5, 0.5)).ToArray();

            Assert.Equal(PairedScores.Of(pairs, 0.95).Test, PairedScores.Of(padded, 0.95).Test);
        });
    }

    /// <summary>Nor does it move the 95 % interval of t, below the number of pairs that are resampled, off the zero that it held.</summary>
    [Fact]
    public void A_pair_without_a_difference_moves_no_interval_of_t_off_zero()
    {
        Check(Pairs(2, MeanInterval.FewestToResample - 2), pairs =>
        {
            if (PairedScores.Of(pairs, 0.95).Difference.Interval is { Low: <= 0, High: >= 0 })
                Assert.True(PairedScores.Of(pairs.Append((0.5, 0.5)), 0.95).Difference.Interval is { Low: <= 0, High: >= 0 });
        });
    }

    /// <summary>For verdicts: samples on which both agree change neither the test nor on which side of zero the interval lies.</summary>
    [Fact]
    public void Samples_that_did_not_flip_decide_nothing()
    {
        for (var gained = 0; gained <= 20; gained++)
            for (var lost = 0; lost <= 20; lost++)
            {
                bool Decided(int n) => TangoInterval.Of(gained, lost, n, 0.95) is { } i && (i.Low > 0 || i.High < 0);
                Assert.Equal(Decided(45), Decided(450));
            }
    }

    [Fact]
    public void Bounds_are_monotone_in_the_confidence()
    {
        var cases = Pairs(2, 40).Generator.SelectMany(pairs => Gen.Choose(5_001, 9_995).Two().Select(c => (pairs, c.Item1, c.Item2))).ToArbitrary();

        Check(cases, c =>
        {
            var (less, surer) = (Math.Min(c.Item2, c.Item3) / 1e4, Math.Max(c.Item2, c.Item3) / 1e4);
            var (near, far) = (OneSidedBounds.OfPairedScores(c.pairs, less), OneSidedBounds.OfPairedScores(c.pairs, surer));

            Assert.True(near.Lower.Value is null || (far.Lower.Value <= near.Lower.Value && far.Upper.Value >= near.Upper.Value));
        });
    }

    private static string Figures((double First, double Second)[] pairs)
    {
        var scores = PairedScores.Of(pairs, 0.95, seed: 1);
        return string.Join('\n', MeanInterval.Of(pairs.Select(p => p.First), 0.95), QuantileInterval.Median(pairs.Select(p => p.First), 0.95),
            scores, OneSidedBounds.OfPairedScores(pairs, 0.95));
    }

    private static T[] Permuted<T>(IEnumerable<T> items)
    {
        T[] moved = [.. items];
        new Random(7).Shuffle(moved);
        return moved;
    }

    // Scores as they are: few values that come often, and any others.
    private static Arbitrary<(double First, double Second)[]> Pairs(int least, int most)
    {
        var score = Gen.OneOf(Gen.Elements(0.0, 0.25, 0.5, 1), Gen.Choose(0, 1_000_000).Select(i => i / 1e6), Gen.Choose(-500, 500).Select(i => i * 1.1));
        return Gen.Choose(least, most).SelectMany(n => score.Two().Select(p => (p.Item1, p.Item2)).ArrayOf(n)).ToArbitrary();
    }

    private static void Check<T>(Arbitrary<T> cases, Action<T> holds) =>
        Prop.ForAll(cases, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(100 * more));
}
