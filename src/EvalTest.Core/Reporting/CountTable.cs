using System.Text;
using EvalTest.Experiments;

namespace EvalTest.Reporting;

/// <summary>How many samples there are and where each is; what is zero is left out.</summary>
internal static class CountTable
{
    public static void Write(StringBuilder text, EvalSummary summary)
    {
        var table = new TextTable();
        table.Add("experiment", Printable.Line(summary.Experiment));
        if (summary.Partial is { } part)
            table.Add("part", Printable.Line(part));
        AddProgress(table, summary);
        ChangeRows.AddPlan(table, summary);

        AddUnlessZero(table, "errors", summary.Errors, "");
        AddUnlessZero(table, "given up", summary.GivenUp, "of the errors: they failed 10 times and are not tried again");
        AddUnlessZero(table, "time-outs", summary.Timeouts, "");
        AddUnlessZero(table, "skipped", summary.Skipped, "");
        if (!summary.PlanOnly)
            AddUnlessZero(table, "pending", summary.Pending, "not run to their end");
        AddUnlessZero(table, "input changed", summary.InputChanged, summary.PlanOnly ? "under the same id; they would run again" : "under the same id; they ran again");
        ChangeRows.AddChanges(table, summary);
        AddUnlessZero(table, "stale", summary.Stale, "results of samples that the dataset no longer holds, left out");
        AddUnlessZero(table, "abandoned", summary.Abandoned, "ignored their cancellation and were left behind");
        table.WriteTo(text, "");
    }

    private static void AddProgress(TextTable table, EvalSummary summary)
    {
        var isCountKnown = summary.Exhausted || (summary.Stopped is null && summary.DatasetFault is null);
        var planned = (isCountKnown ? "" : "at least ") + FigureText.Count(summary.Planned);
        if (summary.PlanOnly)
        {
            table.Add("would run", $"{FigureText.Count(summary.Pending)} of {planned} ({FigureText.Count(summary.CompletedBefore)} completed before)");
            return;
        }

        var time = summary.CompletedNow > 0 && summary.Duration > TimeSpan.Zero ? $" in {FigureText.Duration(summary.Duration)}" : "";
        table.Add("completed", $"{FigureText.Count(summary.Completed)} of {planned} ({FigureText.Count(summary.CompletedBefore)} before, {FigureText.Count(summary.CompletedNow)} now){time}");
        if (IsNothingToRun(summary))
            table.Add("", $"nothing to run: {(summary.CompletedBefore == 1 ? "the sample was" : $"all {FigureText.Count(summary.CompletedBefore)} samples were")} completed before");
    }

    private static bool IsNothingToRun(EvalSummary summary) =>
        summary.CompletedBefore > 0 && summary.CompletedBefore == summary.Planned && summary.Stopped is null && summary.DatasetFault is null;

    private static void AddUnlessZero(TextTable table, string label, int count, string meaning)
    {
        if (count > 0)
            table.Add(label, meaning.Length == 0 ? FigureText.Count(count) : $"{FigureText.Count(count)} {meaning}");
    }
}
