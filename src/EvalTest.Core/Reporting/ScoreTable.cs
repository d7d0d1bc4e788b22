using System.Text;
using EvalTest.Figures;
using EvalTest.Statistics;

namespace EvalTest.Reporting;

/// <summary>The scores of an eval with their 95 % intervals, as docs/statistics.md says: of samples, whose trials are averaged first.</summary>
internal static class ScoreTable
{
    private const double Confidence = 0.95;

    public static void Write(StringBuilder text, EvalSummary summary)
    {
        var table = new TextTable();
        var judged = summary.Passed + summary.Failed;
        if (judged > 0)
            table.Add(summary.PassRate is { } rate ? Row("pass rate", rate) : Row("pass rate", (double)summary.Passed / judged, WilsonInterval.Of(summary.Passed, judged, Confidence), Count(judged, missing: 0)));
        foreach (var score in summary.OfTrials.Concat(summary.Scores.Where(s => s.Count > 0 && !IsPassRate(s, summary.PassRate?.Count ?? judged))))
            table.Add(Row(Printable.Line(score.Name), score));

        foreach (var metric in summary.Metrics)
            table.Add(Row(metric));

        if (judged == 0 && summary.Scores.All(s => s.Count == 0) && summary.Metrics.Count == 0)
            return;
        text.Append("scores, with 95 % intervals").Append(summary.Selected ? ", of samples chosen by how they had failed" : "")
            .Append(summary.Edited > 0 ? $", {FigureText.Count(summary.Edited, summary.Noun)} as edited by hand\n" : "\n");
        table.WriteTo(text, "  ");
    }

    private static string[] Row(string name, ScoreFigures score) =>
        Row(name, score.Mean, ScoreFold.IntervalOf(score), Count(score.Count, score.Missing, score.Clusters is { } clusters ? $" in {FigureText.Count(clusters, "cluster")}" : ""));

    // Why there is no interval stands beside it: that of any other figure follows from its n.
    private static string[] Row(MetricFigure metric) => Row(
        Printable.Line(metric.Name),
        metric.Estimate.Value.Value ?? double.NaN,
        metric.Estimate.Interval,
        Count(metric.Samples, missing: 0, metric.Clusters is { } clusters ? $" in {FigureText.Count(clusters, "cluster")}" : "") + ((metric.Estimate.Value.Reason ?? metric.Estimate.NoInterval) is { } why ? $"; {Printable.Line(why)}" : ""));

    private static string Count(int count, int missing, string clusters = "") =>
        $"n = {FigureText.Count(count)}{clusters}{(missing == 0 ? "" : $", {FigureText.Count(missing)} without")}";

    private static string[] Row(string name, double mean, Interval? interval, string count) =>
    [
        name,
        FigureText.Value(mean),
        interval is null ? "" : $"[{FigureText.Value(interval.Low)}, {FigureText.Value(interval.High)}]",
        count,
    ];

    // What a bool becomes is the pass rate itself.
    private static bool IsPassRate(ScoreFigures score, int judged) => score is { Name: Score.PassedName, IsVerdict: true } && score.Count == judged;
}
