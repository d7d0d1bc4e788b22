using EvalTest.Figures;
using EvalTest.Statistics;

namespace EvalTest.Comparing;

/// <summary>Compares paired values by the rules of docs/statistics.md. Pure.</summary>
internal static class ScoreJudge
{
    private const double Confidence = 1 - ScoreComparison.Level;

    /// <param name="name">The score's.</param>
    /// <param name="lowerIsBetter">As its gate says.</param>
    /// <param name="values">At least one pair.</param>
    public static ScoreComparison Compare(string name, bool lowerIsBetter, PairedValues values)
    {
        var (difference, test, p, effect, deviation, tally) = values.AreVerdicts ? Verdicts(values.Pairs) : Scores(values.Pairs);
        if (values.Clusters is { } clusters)
            (difference, test, p, deviation) = InClusters(values.Pairs, clusters);
        return new ScoreComparison
        {
            Name = name,
            LowerIsBetter = lowerIsBetter,
            Samples = values.Pairs.Count,
            First = Moments.Of(values.Pairs.Select(v => v.First)).Mean,
            Second = Moments.Of(values.Pairs.Select(v => v.Second)).Mean,
            Difference = difference,
            Effect = effect,
            EffectName = values.AreVerdicts ? "Cohen's g" : "Cohen's d_z",
            Test = test,
            P = p,
            Deviation = deviation,
            Better = lowerIsBetter ? tally.Losses : tally.Wins,
            Worse = lowerIsBetter ? tally.Wins : tally.Losses,
            Ties = tally.Ties,
            FirstLacking = values.FirstLacking,
            SecondLacking = values.SecondLacking,
            AdjustedP = p,
            Comparisons = 1,
        };
    }

    private static (Estimate Difference, string Test, Figure P, Figure Effect, Figure Deviation, Tally Tally) Verdicts(IReadOnlyList<(double First, double Second)> pairs)
    {
        var verdicts = PairedVerdicts.Of(pairs.Count(v => v.Second > v.First), pairs.Count(v => v.Second < v.First), pairs.Count, Confidence);
        return (verdicts.Difference, "McNemar, exact", verdicts.Test.P, verdicts.Test.G, verdicts.Deviation, verdicts.Tally);
    }

    private static (Estimate Difference, string Test, Figure P, Figure Effect, Figure Deviation, Tally Tally) Scores(IReadOnlyList<(double First, double Second)> pairs)
    {
        // Resampling is not the same both ways round; so that swapping the two mirrors everything, the worse is always the first.
        var isMirrored = Moments.Of(pairs.Select(v => v.Second - v.First)).Mean < 0;
        var scores = PairedScores.Of(isMirrored ? pairs.Select(v => (v.Second, v.First)) : pairs, Confidence);
        return isMirrored
            ? (Mirrored(scores.Difference), scores.Test.Method, scores.Test.P, Mirrored(scores.EffectSize), scores.Deviation, new Tally(scores.Tally.Losses, scores.Tally.Wins, scores.Tally.Ties))
            : (scores.Difference, scores.Test.Method, scores.Test.P, scores.EffectSize, scores.Deviation, scores.Tally);
    }

    /// <summary>The same of samples of which those of one cluster resemble each other, so that only whole clusters could as well be the other way round.</summary>
    private static (Estimate Difference, string Test, Figure P, Figure Deviation) InClusters(IReadOnlyList<(double First, double Second)> pairs, IReadOnlyList<string> clusters)
    {
        var isMirrored = Moments.Of(pairs.Select(v => v.Second - v.First)).Mean < 0;
        var differences = Differences.Of(isMirrored ? pairs.Select(v => (v.Second, v.First)) : pairs).Zip(clusters).ToList();
        var sums = differences.GroupBy(d => d.Second, StringComparer.Ordinal).Select(g => Sum(g.Select(d => d.First))).ToList();
        var flips = SignFlipTest.Of(sums);
        var mean = ClusteredMean.Of(differences, Confidence);

        // As many samples of their own clusters would have this standard error.
        var deviation = mean.StandardError.Value is { } error ? Figure.Of(error * Math.Sqrt(pairs.Count)) : mean.StandardError;
        var test = flips.Method.Replace("sign flips", $"sign flips of {FigureText.Count(sums.Count, "cluster")}", StringComparison.Ordinal);
        return (isMirrored ? Mirrored(mean) : mean, test, flips.P, deviation);
    }

    private static double Sum(IEnumerable<double> values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values)
            sum.Add(value);
        return sum.Value;
    }

    private static Estimate Mirrored(Estimate estimate) => estimate with
    {
        Value = Mirrored(estimate.Value),
        Interval = estimate.Interval is { } interval ? new Interval(-interval.High, -interval.Low) : null,
    };

    private static Figure Mirrored(Figure figure) => figure.Value is { } value ? Figure.Of(-value) : figure;
}
