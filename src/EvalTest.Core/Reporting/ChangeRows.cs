using EvalTest.Figures;
using EvalTest.Options;

namespace EvalTest.Reporting;

/// <summary>What a run found of earlier sessions: how much of it is reused, and what changed since it was recorded.</summary>
internal static class ChangeRows
{
    private const int MostFiles = 3;

    /// <summary>Of a first run there is nothing to say.</summary>
    public static void AddPlan(TextTable table, EvalSummary summary)
    {
        var changes = summary.Changes;
        if (summary.Reused + summary.Retried + summary.AskedAgain + summary.InputChanged + summary.GivenUp + changes.Changed == 0)
            return;

        (int Count, string What)[] parts = [(summary.Reused, "reused"), (summary.New, "new"), (summary.Retried, "retried"), (summary.AskedAgain, "asked for again")];
        var text = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{FigureText.Count(p.Count)} {p.What}"));
        if (text.Length > 0)
            table.Add("plan", text);
    }

    public static void AddChanges(TextTable table, EvalSummary summary)
    {
        if (summary.OnChange == OnChange.Reuse)
            return;

        var changes = summary.Changes;
        Add(table, "expected changed", changes.Expected, summary, "another expected value in their row");
        Add(table, "code changed", changes.Code, summary, "other code of the eval or of what it calls");
        Add(table, "files changed", changes.Files, summary, $"other contents of {Files(summary.ChangedFiles)}");
        if (changes.Unknown > 0)
            table.Add("change unknown", $"{FigureText.Count(changes.Unknown)} reused: recorded by another build, which cannot be compared");
    }

    private static void Add(TextTable table, string label, int count, EvalSummary summary, string with)
    {
        if (count == 0)
            return;

        var fate = summary.OnChange != OnChange.Rerun ? $"reused, recorded with {with}; --eval-on-change rerun runs them again"
            : summary.PlanOnly ? $"recorded with {with}; they would run again"
            : $"recorded with {with}; they ran again";
        table.Add(label, $"{FigureText.Count(count)} {fate}");
    }

    private static string Files(IReadOnlyList<string> files) =>
        string.Join(", ", files.Take(MostFiles).Select(f => Printable.Line(f))) + (files.Count > MostFiles ? $" and {FigureText.Count(files.Count - MostFiles)} more" : "");
}
