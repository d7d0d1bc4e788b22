using System.Text;
using EvalTest.Figures;

namespace EvalTest.Reporting;

/// <summary>The failing and erring samples of an eval, and those that lack a gated score, as lines.</summary>
internal static class FailureList
{
    /// <summary>The first samples with their reasons, and a line that counts the rest.</summary>
    public static void Write(StringBuilder text, EvalSummary summary, int most)
    {
        var total = Math.Max(summary.Failed + summary.Errors + summary.Timeouts, summary.Failures.Count);
        if (total == 0)
            return;

        var table = new TextTable();
        var shown = summary.Failures.Take(most).ToArray();
        foreach (var record in shown)
            table.Add(SampleLine.Id(record.Key), SampleLine.Reason(record));

        text.Append("failing samples\n");
        table.WriteTo(text, "  ");
        AppendRest(text, total - shown.Length);
    }

    /// <summary>For the score of each gate that fails the completed samples that lack it.</summary>
    public static void WriteWithoutScore(StringBuilder text, EvalSummary summary, EvalVerdict verdict)
    {
        var failed = verdict.Gates.Where(g => g.Status is GateStatus.Fails or GateStatus.Underpowered).Select(g => g.Gate.Score).ToHashSet();
        foreach (var (name, ids) in summary.WithoutScore.Where(w => w.Value.Count > 0 && failed.Contains(w.Key)))
        {
            text.Append("completed without the score \"").Append(Printable.Line(name)).Append("\", so counted as 0\n");
            foreach (var id in ids)
                text.Append("  ").Append(Printable.Line(id)).Append('\n');
            AppendRest(text, summary.Scores.Where(s => s.Name == name).Sum(s => s.Missing) - ids.Count);
        }
    }

    private static void AppendRest(StringBuilder text, int rest)
    {
        if (rest > 0)
            text.Append("  and ").Append(FigureText.Count(rest)).Append(" more\n");
    }
}
