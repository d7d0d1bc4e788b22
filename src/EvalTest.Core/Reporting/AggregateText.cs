using System.Text;
using EvalTest.Figures;

namespace EvalTest.Reporting;

/// <summary>What the aggregate test of an eval says. Lines end with a line feed, the last one with nothing.</summary>
internal static class AggregateText
{
    private const int MostInOutput = 10;
    private const int MostInMessage = 50;
    private const int MostOfReason = 4000;

    /// <summary>The test's output, whether it passed or not.</summary>
    public static string Output(EvalSummary summary, EvalVerdict verdict)
    {
        var text = new StringBuilder();
        text.Append(Printable.Line(summary.Eval.DisplayName)).Append(": ").Append(State(summary, verdict)).Append('\n');
        foreach (var reason in verdict.Reasons)
            text.Append("  ").Append(Reason(reason).Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');

        CountTable.Write(text, summary);
        WriteDamage(text, summary);
        ConflictList.Write(text, summary);
        ScoreTable.Write(text, summary);
        WriteGates(text, verdict);
        FailureList.Write(text, summary, MostInOutput);
        WritePlaces(text, summary);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>
    /// The failed test's message: what failed in one line, further reasons, the failing samples. Meaningless for a verdict that passes.
    /// </summary>
    public static string FailureMessage(EvalSummary summary, EvalVerdict verdict)
    {
        var text = new StringBuilder();
        foreach (var reason in verdict.Reasons)
            text.Append(Reason(reason)).Append('\n');

        FailureList.Write(text, summary, MostInMessage);
        FailureList.WriteWithoutScore(text, summary, verdict);
        return text.ToString().TrimEnd('\n');
    }

    // What a dataset threw comes with its stack, a frame on each line.
    private static string Reason(string reason) => Printable.Block(reason, MostOfReason).TrimEnd('\n');

    private static string State(EvalSummary summary, EvalVerdict verdict) =>
        summary.PlanOnly ? "planned, nothing was run"
        : verdict.Passes && summary.NothingJudged ? "skipped"
        : verdict.Passes ? "passed"
        : summary.Stopped is not null ? "stopped"
        : "failed";

    private static void WriteDamage(StringBuilder text, EvalSummary summary)
    {
        if (summary.Damage.Count == 0)
            return;

        text.Append("damage in the session files, not believed\n");
        foreach (var damage in summary.Damage.Take(MostInOutput))
            text.Append("  ").Append(Printable.Line(damage)).Append('\n');
        if (summary.Damage.Count > MostInOutput)
            text.Append("  and ").Append(FigureText.Count(summary.Damage.Count - MostInOutput)).Append(" more\n");
    }

    private static void WriteGates(StringBuilder text, EvalVerdict verdict)
    {
        if (verdict.Gates.Count == 0)
            return;

        text.Append("gates\n");
        foreach (var gate in verdict.Gates)
            text.Append("  ").Append(Printable.Line(gate.Text)).Append('\n');
    }

    private static void WritePlaces(StringBuilder text, EvalSummary summary)
    {
        var table = new TextTable();
        if (summary.SessionFile is { } file)
            table.Add("session", Printable.Line(file));
        if (Resumable(summary))
            table.Add("resume", $"dotnet test {Printable.Line(summary.ResumeArguments)}");
        table.WriteTo(text, "");
    }

    // A named experiment that is complete has nothing to resume; an unnamed one can only be found again by the name that it was given.
    private static bool Resumable(EvalSummary summary) =>
        summary.ResumeArguments.Length > 0
        && (summary.Unnamed || summary.PlanOnly || summary.Stopped is not null || summary.DatasetFault is not null
            || summary.Pending + summary.Errors + summary.Timeouts > summary.GivenUp);
}
