using System.Text;
using EvalTest.Figures;
using EvalTest.Scheduling;

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
        if (summary.Trials > 1)
            table.Add("planned", $"{AtLeast(summary)}{FigureText.Count(summary.Samples, "sample")} x {FigureText.Count(summary.Trials)} trials");
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
        AddUnlessZero(table, "retries", summary.Retries, "attempts failed for a reason that may pass, and others followed");
        AddProvider(table, summary.Provider, isUsed: summary.CompletedNow > 0);
        AddUnlessZero(table, "abandoned", summary.Abandoned, Abandoned(summary));
        table.WriteTo(text, "");
    }

    private static void AddProgress(TextTable table, EvalSummary summary)
    {
        var planned = AtLeast(summary) + FigureText.Count(summary.Planned);
        if (summary.PlanOnly)
        {
            table.Add("would run", $"{FigureText.Count(summary.Pending)} of {planned} ({FigureText.Count(summary.CompletedBefore)} completed before)");
            return;
        }

        var time = summary.CompletedNow > 0 && summary.Duration > TimeSpan.Zero ? $" in {FigureText.Duration(summary.Duration)}" : "";
        table.Add("completed", $"{FigureText.Count(summary.Completed)} of {planned} ({FigureText.Count(summary.CompletedBefore)} before, {FigureText.Count(summary.CompletedNow)} now){time}");
        if (IsNothingToRun(summary))
            table.Add("", $"nothing to run: {(summary.CompletedBefore == 1 ? "the sample was" : $"all {FigureText.Count(summary.CompletedBefore)} {summary.Noun}s were")} completed before");
    }

    private static void AddProvider(TextTable table, ProviderState? provider, bool isUsed)
    {
        if (provider is null)
            return;
        var name = provider.Key.Length == 0 ? "" : $" for {Printable.Line(provider.Key)}";
        if (provider.IsFound && isUsed)
            table.Add("concurrency", $"{FigureText.Count(provider.Limit)} found{name}{(provider.Cuts > 0 ? $", cut {FigureText.Times(provider.Cuts)}" : "")}");
        else if (provider.Cuts > 0)
            table.Add("concurrency", $"cut {FigureText.Times(provider.Cuts)}{name} because calls were refused; {FigureText.Count(provider.Limit)} at the end");
        if (provider.Pauses > 0)
            table.Add("paused", $"{FigureText.Times(provider.Pauses)}{name}, {FigureText.Duration(provider.PausedFor)} in all: half of the last calls failed, the last one with {provider.LastPause}");
    }

    private static string Abandoned(EvalSummary summary)
    {
        var names = summary.AbandonedNames.Count == 0 ? "" : $": {string.Join(", ", summary.AbandonedNames.Select(n => Printable.Line(n)))}{(summary.Abandoned > summary.AbandonedNames.Count ? ", …" : "")}";
        return $"ignored their cancellation and were left behind{names}. Pass the CancellationToken on to what they wait for";
    }

    private static string AtLeast(EvalSummary summary) =>
        summary.Exhausted || (summary.Stopped is null && summary.DatasetFault is null) ? "" : "at least ";

    private static bool IsNothingToRun(EvalSummary summary) =>
        summary.CompletedBefore > 0 && summary.CompletedBefore == summary.Planned && summary.Stopped is null && summary.DatasetFault is null;

    private static void AddUnlessZero(TextTable table, string label, int count, string meaning)
    {
        if (count > 0)
            table.Add(label, meaning.Length == 0 ? FigureText.Count(count) : $"{FigureText.Count(count)} {meaning}");
    }
}
