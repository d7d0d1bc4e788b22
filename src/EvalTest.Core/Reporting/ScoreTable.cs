using System.Text;
using EvalTest.Figures;

namespace EvalTest.Reporting;

/// <summary>The scores of an eval with their 95 % intervals, as docs/statistics.md says: of samples, whose trials are averaged first.</summary>
internal static class ScoreTable
{
    public static void Write(StringBuilder text, EvalSummary summary)
    {
        var table = new TextTable();
        var rows = FigureRows.Of(summary);
        if (rows.Count == 0)
            return;

        foreach (var row in rows)
            table.Add(Printable.Line(row.Name), FigureText.Value(row.Value), row.Interval is { } i ? $"[{FigureText.Value(i.Low)}, {FigureText.Value(i.High)}]" : "", Count(row));
        text.Append("scores, with 95 % intervals").Append(summary.Selected ? ", of samples chosen by how they had failed" : "")
            .Append(summary.Edited > 0 ? $", {FigureText.Count(summary.Edited, summary.Noun)} as edited by hand\n" : "\n");
        table.WriteTo(text, "  ");
    }

    /// <summary>How many samples a figure rests on.</summary>
    private static string Count(FigureRow row)
    {
        var clusters = row.Clusters is { } count ? $" in {FigureText.Count(count, "cluster")}" : "";
        var missing = row.Missing == 0 ? "" : $", {FigureText.Count(row.Missing)} without";
        // Why a metric has no interval stands beside it: that of any other figure follows from its n.
        var why = row is { Kind: FigureKind.Metric, Unknown: { } reason } ? $"; {Printable.Line(reason)}" : "";
        var median = row.Median is { } middle ? $", median {FigureText.Value(middle)}" : "";
        var worst = row.AtWorst is { } rate ? $", {FigureText.Value(rate)} if every error were a failure" : "";
        return $"n = {FigureText.Count(row.Count)}{clusters}{missing}{median}{worst}{why}";
    }
}
