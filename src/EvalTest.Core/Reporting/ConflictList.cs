using System.Text;
using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Reporting;

/// <summary>Samples with results that differ and had not seen each other, as lines: which counts, and why.</summary>
internal static class ConflictList
{
    public static void Write(StringBuilder text, EvalSummary summary)
    {
        if (summary.ConflictCount == 0)
            return;

        text.Append("conflicts: ").Append(FigureText.Count(summary.ConflictCount, summary.Noun)).Append(" with different results, recorded by runs that knew nothing of each other\n");
        foreach (var conflict in summary.Conflicts)
        {
            text.Append("  ").Append(SampleLine.Id(conflict.Counts.Key)).Append(": ").Append(Difference(conflict.Counts, conflict.Rival)).Append("; ").Append(Reason(conflict)).Append('\n');
            text.Append("    ").Append(Printable.Line(conflict.File)).Append(" counts before ").Append(Printable.Line(conflict.RivalFile)).Append('\n');
        }

        if (summary.ConflictCount > summary.Conflicts.Count)
            text.Append("  and ").Append(FigureText.Count(summary.ConflictCount - summary.Conflicts.Count)).Append(" more\n");
        text.Append("  nothing is lost, both results stay in their files; to settle it let the sample run again: --eval-sample ID, or all of them: --eval-rerun all\n");
    }

    private static string Difference(SampleRecord counts, SampleRecord rival)
    {
        if (counts.InputHash != rival.InputHash)
            return "of two different inputs";
        foreach (var name in counts.Scores.Concat(rival.Scores).Select(s => s.Name))
        {
            var (value, other) = (Value(counts, name), Value(rival, name));
            if (value != other)
                return $"{Printable.Line(name)} {Text(value)}, not {Text(other)}";
        }

        return $"{Verdict(counts)}, not {Verdict(rival)}";
    }

    private static string Reason(SampleConflict conflict)
    {
        var (attempt, other) = (conflict.Counts.Attempt, conflict.Rival.Attempt);
        return attempt == other ? $"each is attempt {attempt}, so the larger session id decides" : $"attempt {attempt} counts before attempt {other}";
    }

    private static double? Value(SampleRecord record, string name) => record.Scores.Where(s => s.Name == name).Select(s => (double?)s.Value).FirstOrDefault();

    private static string Text(double? value) => value is { } number ? FigureText.Exact(number) : "missing";

    private static string Verdict(SampleRecord record) => record.Passed switch { true => "passed", false => "failed", null => "without a verdict" };
}
