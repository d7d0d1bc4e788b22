using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Statistics;

namespace EvalTest.Reporting;

/// <summary>The figures of an eval, the same in every report: pass rate, then what trials say, then scores in the order in which they appeared, then metrics in that of declaration.</summary>
internal static class FigureRows
{
    private const double Confidence = 0.95;

    public static IReadOnlyList<FigureRow> Of(EvalSummary summary)
    {
        var judged = summary.Passed + summary.Failed;
        var count = summary.PassRate?.Count ?? judged;
        var scores = summary.Scores.Where(s => s.Count > 0 && !IsPassRate(s, count)).Select(s => Of(FigureKind.Score, s));
        return [.. judged > 0 ? [PassRate(summary)] : Array.Empty<FigureRow>(), .. summary.OfTrials.Select(s => Of(FigureKind.OfTrials, s)), .. scores, .. summary.Metrics.Select(Of)];
    }

    /// <summary>The share of good verdicts; its value is NaN where nothing judged.</summary>
    public static FigureRow PassRate(EvalSummary summary)
    {
        const string name = "pass rate";
        var judged = summary.Passed + summary.Failed;
        if (judged == 0)
            return new FigureRow(FigureKind.PassRate, name, double.NaN, null, summary.Completed == 0 ? "no sample is completed" : "no completed sample has a verdict", 0, 0, IsShare: true);
        var row = summary.PassRate is { } rate
            ? Of(FigureKind.PassRate, rate with { Name = name })
            : new FigureRow(FigureKind.PassRate, name, (double)summary.Passed / judged, WilsonInterval.Of(summary.Passed, judged, Confidence), null, judged, 0, IsShare: true);
        return row with { StandardError = row.StandardError ?? (row.Clusters is null && row.Count > 1 ? Math.Sqrt(row.Value * (1 - row.Value) / (row.Count - 1)) : null), AtWorst = summary.Errors + summary.Timeouts > 0 ? summary.WorstPassRate : null };
    }

    /// <summary>The one that stands for the eval where there is room for one: that of its first gate, else the pass rate, else the first score; null where there is none.</summary>
    public static FigureRow? Headline(EvalSummary summary)
    {
        var rows = Of(summary);
        var gated = summary.Eval.Gates.Select(g => rows.FirstOrDefault(r => IsOf(g, r)));
        return gated.OfType<FigureRow>().FirstOrDefault() ?? (rows.Count > 0 ? rows[0] : null);
    }

    /// <summary>Whether a gate bounds this very figure.</summary>
    public static bool IsOf(Gate gate, FigureRow row) =>
        gate.Quantile is null && gate is not { AtLeast: null, AtMost: null } && gate.Score == (row.Kind == FigureKind.PassRate ? Score.PassedName : row.Name);

    private static FigureRow Of(FigureKind kind, ScoreFigures score)
    {
        var interval = ScoreFold.IntervalOf(score);
        var isShare = score.IsVerdict || kind != FigureKind.Score;
        return new FigureRow(kind, score.Name, score.Mean, interval, interval is null ? NoInterval(score) : null, score.Count, score.Missing, isShare)
        {
            Clusters = score.Clusters,
            Median = score.Median,
            StandardError = score.Clusters is null && double.IsFinite(score.StandardError) ? score.StandardError : null,
        };
    }

    private static FigureRow Of(MetricFigure metric)
    {
        var estimate = metric.Estimate;
        return new FigureRow(FigureKind.Metric, metric.Name, estimate.Value.Value ?? double.NaN, estimate.Interval, estimate.Value.Reason ?? estimate.NoInterval, metric.Samples, 0, IsShare: false) { Clusters = metric.Clusters };
    }

    private static string NoInterval(ScoreFigures score) => score.Count switch
    {
        0 => "there are no values",
        1 => "one value says nothing of its spread",
        _ => "all values are the same, so nothing shows their spread",
    };

    // What a bool becomes is the pass rate itself.
    private static bool IsPassRate(ScoreFigures score, int judged) => score is { Name: Score.PassedName, IsVerdict: true } && score.Count == judged;
}
