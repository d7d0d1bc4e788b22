using EvalTest.Model;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>
/// Whether an eval became worse than its baseline by more than it may: it did if the drop's lower confidence bound exceeds the allowance, it did not if
/// the upper one does not, and between the two only more samples could tell. Pure.
/// </summary>
internal static class BaselineJudge
{
    /// <summary>One-sided, on either side.</summary>
    public const double Confidence = 0.95;

    /// <summary>One verdict for each figure; one that is not judged where there is nothing to compare.</summary>
    public static IReadOnlyList<GateVerdict> Judge(BaselineResult result)
    {
        if (result.Selected)
            return [Unjudged(result, GateStatus.Fails, "refused, because --eval-rerun failed chose the samples there by how they had failed")];
        if (result.Figures.Count > 0)
            return [.. result.Figures.Select(f => Judge(result, f))];
        return result.Changed > 0
            ? [Unjudged(result, GateStatus.Fails, $"fails, none of the samples has the input that it had there ({FigureText.Count(result.Changed)} changed): compare with an experiment over the same dataset")]
            : [Unjudged(result, GateStatus.NotJudged, "not judged, it holds no completed sample of this eval that this run has too")];
    }

    /// <summary>The verdict where no figure is compared.</summary>
    public static GateVerdict Unjudged(BaselineResult result, GateStatus status, string why) =>
        new(new Gate(Score.PassedName, null, null, null), status, double.NaN, $"no regression against {result.Experiment}: {why}");

    private static GateVerdict Judge(BaselineResult result, BaselineFigure figure)
    {
        var gate = new Gate(figure.Score, null, null, null);
        var condition = $"{figure.Score} at most {FigureText.Exact(result.Allowance)} worse than in {result.Experiment}";
        var (before, now) = (Moments.Of(figure.Pairs.Select(p => p.First)).Mean, Moments.Of(figure.Pairs.Select(p => p.Second)).Mean);
        var what = $"{FigureText.Value(before)} there, {FigureText.Value(now)} here over {FigureText.Count(figure.Pairs.Count, "sample")}{InClusters(figure)}{Rest(result)}";
        var bounds = Bounds(figure);
        if ((bounds.Lower.Reason ?? bounds.Upper.Reason) is { } reason)
            return Equal(figure) ? new(gate, GateStatus.Holds, 0, $"{condition}: holds, every sample is as good as there{Rest(result)}") : new(gate, GateStatus.Underpowered, now - before, $"{condition}: underpowered, {what}; {reason}");

        // The drop is what was lost: the other way round where less is better.
        var (least, most) = figure.LowerIsBetter ? (bounds.Lower.Value!.Value, bounds.Upper.Value!.Value) : (-bounds.Upper.Value!.Value, -bounds.Lower.Value!.Value);
        var range = $"{Range(least, most)}, each with {GateCondition.Percent(Confidence)} confidence";
        if (least > result.Allowance)
            return new(gate, GateStatus.Fails, now - before, $"{condition}: fails, {what}: {range}");
        return most <= result.Allowance
            ? new(gate, GateStatus.Holds, now - before, $"{condition}: holds, {what}: {range}")
            : new(gate, GateStatus.Underpowered, now - before, $"{condition}: underpowered, {what}: {range}{Needed(figure, result.Allowance)}");
    }

    private static string Range(double least, double most) =>
        least >= 0 ? $"worse by {FigureText.Value(least)} to {FigureText.Value(most)}"
        : most <= 0 ? $"better by {FigureText.Value(-most)} to {FigureText.Value(-least)}"
        : $"from {FigureText.Value(-least)} better to {FigureText.Value(most)} worse";

    private static OneSidedBounds Bounds(BaselineFigure figure) =>
        figure.Clusters is { } clusters ? OneSidedBounds.OfPairsInClusters([.. figure.Pairs.Zip(clusters)], figure.AreVerdicts, Confidence)
        : figure.AreVerdicts ? OneSidedBounds.OfPairedVerdicts(figure.Pairs.Count(p => p.Second > p.First), figure.Pairs.Count(p => p.Second < p.First), figure.Pairs.Count, Confidence)
        : OneSidedBounds.OfPairedScores(figure.Pairs, Confidence);

    private static bool Equal(BaselineFigure figure) => figure.Pairs.All(p => p.First == p.Second);

    private static string Needed(BaselineFigure figure, double allowance)
    {
        var spread = Spread.Of(figure.Pairs.Select(p => figure.LowerIsBetter ? p.First - p.Second : p.Second - p.First));
        if (spread.Mean.Value is not { } difference)
            return "";
        // In clusters, the deviation that as many samples of their own clusters would have for this standard error.
        var deviation = figure.Clusters is { } clusters && ClusteredMean.StandardError([.. Differences.Of(figure.Pairs).Zip(clusters)]).Value is { } error ? Figure.Of(error * Math.Sqrt(figure.Pairs.Count)) : spread.StandardDeviation;
        var needed = SampleSize.ForPairedDifference(deviation, difference, allowance, Confidence);
        return needed.Value is { } count ? $"; about {FigureText.Count((long)count)} samples would decide, if they are like these" : "";
    }

    private static string InClusters(BaselineFigure figure) => figure.Clusters is { } clusters ? $" in {FigureText.Count(clusters.Distinct().Count(), "cluster")}" : "";

    private static string Rest(BaselineResult result)
    {
        var rest = string.Join(", ", new[] { result.Alone > 0 ? $"{FigureText.Count(result.Alone)} only here" : null, result.Changed > 0 ? $"{FigureText.Count(result.Changed)} with another input" : null }.OfType<string>());
        return rest.Length == 0 ? "" : $" ({rest}, left out)";
    }
}
