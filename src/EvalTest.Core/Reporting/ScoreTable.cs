using System.Text;
using EvalTest.Experiments;
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
            table.Add(summary.PassRate is { } rate ? Row("pass rate", rate) : Row("pass rate", (double)summary.Passed / judged, WilsonInterval.Of(summary.Passed, judged, Confidence), judged, missing: 0));
        foreach (var score in summary.OfTrials.Concat(summary.Scores.Where(s => s.Count > 0 && !IsPassRate(s, summary.PassRate?.Count ?? judged))))
            table.Add(Row(Printable.Line(score.Name), score));

        if (judged == 0 && summary.Scores.All(s => s.Count == 0))
            return;
        text.Append("scores, with 95 % intervals").Append(summary.Selected ? ", of samples chosen by how they had failed\n" : "\n");
        table.WriteTo(text, "  ");
    }

    private static string[] Row(string name, ScoreFigures score) => Row(name, score.Mean, score.Interval ?? IntervalOf(score), score.Count, score.Missing);

    private static string[] Row(string name, double mean, Interval? interval, int count, int missing) =>
    [
        name,
        FigureText.Value(mean),
        interval is null ? "" : $"[{FigureText.Value(interval.Low)}, {FigureText.Value(interval.High)}]",
        $"n = {FigureText.Count(count)}{(missing == 0 ? "" : $", {FigureText.Count(missing)} without")}",
    ];

    private static Interval? IntervalOf(ScoreFigures score) => score.IsVerdict
        ? WilsonInterval.Of((int)Math.Round(score.Mean * score.Count), score.Count, Confidence)
        : StudentInterval.Of(score.Mean, score.StandardDeviation, score.Count, Confidence);

    // What a bool becomes is the pass rate itself.
    private static bool IsPassRate(ScoreFigures score, int judged) => score is { Name: Score.PassedName, IsVerdict: true } && score.Count == judged;
}
