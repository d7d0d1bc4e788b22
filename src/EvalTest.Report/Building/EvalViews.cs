using EvalTest.Figures;
using EvalTest.Report.Charts;
using EvalTest.Report.Views;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Report.Building;

/// <summary>Evals as a page shows them.</summary>
internal static class EvalViews
{
    private const int MostHistograms = 6;

    public static EvalView Of(RecordedEval eval, string anchor, SampleTotals totals, Axis axis, SampleListView samples, bool isOpen)
    {
        var (summary, verdict) = (eval.Summary, eval.Verdict);
        return new EvalView(anchor, Shown.Line(eval.Eval.Variant.Length == 0 ? eval.Eval.DisplayName : eval.Eval.Id), Shown.Line(eval.Eval.Variant), Tone(eval), Word(eval), Completed(eval))
        {
            Reasons = [.. verdict.Reasons.Select(r => Printable.Block(r, 2000).TrimEnd('\n'))],
            Notes = [.. Notes(eval)],
            Shares = [.. Shares(summary).Where(s => s.Count > 0)],
            Facts = [.. Facts(totals)],
            Headline = FigureRows.Headline(summary) is { } headline ? Figure(headline, axis, eval) : null,
            Figures = [.. FigureRows.Of(summary).Select(f => Figure(f, axis, eval))],
            Gates = [.. verdict.Gates.Select(Gate)],
            Histograms = [.. Histograms(eval, totals)],
            Samples = samples,
            IsOpen = isOpen,
        };
    }

    public static Tone Tone(RecordedEval eval) => !eval.Verdict.Passes ? Views.Tone.Bad : eval.Summary.NothingJudged ? Views.Tone.Plain : Views.Tone.Good;

    private static string Word(RecordedEval eval) => !eval.Verdict.Passes ? "failed" : eval.Summary.NothingJudged ? "skipped" : "passed";

    private static string Completed(RecordedEval eval) =>
        eval.Total is { } total ? $"{FigureText.Count(eval.Summary.Completed)} of {FigureText.Count(total)}" : $"{FigureText.Count(eval.Summary.Completed)} of at least {FigureText.Count(eval.Summary.Planned)}";

    private static IEnumerable<string> Notes(RecordedEval eval)
    {
        var summary = eval.Summary;
        if (eval.Status != ExperimentStatus.Complete)
            yield return ReportNames.Of(eval.Status);
        if (summary.Partial is { } part)
            yield return $"only a part: {Shown.Line(part)}";
        if (summary.Selected)
            yield return "samples chosen by how they had failed";
        if (summary.Trials > 1)
            yield return $"{FigureText.Count(summary.Samples, "sample")} x {FigureText.Count(summary.Trials)} trials";
        if (summary.Stale > 0)
            yield return $"{FigureText.Count(summary.Stale)} stale, left out";
        if (summary.ConflictCount > 0)
            yield return FigureText.Count(summary.ConflictCount, "conflict");
    }

    private static IEnumerable<Share> Shares(EvalSummary summary) =>
    [
        new("passed", summary.Passed, "passed"),
        new("measured", summary.Completed - summary.Passed - summary.Failed, "measured"),
        new("failed", summary.Failed, "failed"),
        new("errors", summary.Errors, "error"),
        new("timed out", summary.Timeouts, "error"),
        new("skipped", summary.Skipped, "skipped"),
        new("pending", summary.Pending, "pending"),
    ];

    private static IEnumerable<Fact> Facts(SampleTotals totals)
    {
        if (totals.WithUsage == 0)
            yield break;
        yield return new Fact("tokens in", FigureText.Count(totals.InputTokens));
        yield return new Fact("tokens out", FigureText.Count(totals.OutputTokens));
        if (totals.Cost is { } cost)
            yield return new Fact("cost", FigureText.Exact((double)cost));
    }

    private static FigureView Figure(FigureRow row, Axis axis, RecordedEval eval) => new(
        Shown.Line(row.Name),
        FigureText.Value(row.Value),
        row.Interval is { } i ? $"{FigureText.Value(i.Low)} to {FigureText.Value(i.High)}" : "",
        FigureText.Count(row.Count) + (row.Clusters is { } clusters ? $" in {FigureText.Count(clusters, "cluster")}" : "") + (row.Missing > 0 ? $", {FigureText.Count(row.Missing)} without" : ""),
        row.Unknown is { } why ? Shown.Line($"{(double.IsNaN(row.Value) ? "unknown" : "no interval")}: {why}") : "",
        axis.Plot(row, eval.Eval.Gates));

    private static GateView Gate(GateVerdict gate) => gate.Status switch
    {
        GateStatus.Holds => new(Shown.Line(gate.Text), "holds", Views.Tone.Good),
        GateStatus.Fails => new(Shown.Line(gate.Text), "fails", Views.Tone.Bad),
        GateStatus.Underpowered => new(Shown.Line(gate.Text), "underpowered", Views.Tone.Doubt),
        GateStatus.Infrastructure => new(Shown.Line(gate.Text), "too many errors", Views.Tone.Doubt),
        _ => new(Shown.Line(gate.Text), "not judged", Views.Tone.Plain),
    };

    // Of a verdict two bars would say what the pass rate says.
    private static IEnumerable<HistogramView> Histograms(RecordedEval eval, SampleTotals totals)
    {
        var scores = eval.Results.Aggregate((slots, columns, _) =>
            columns.Where(c => !c.IsVerdict).Take(MostHistograms).Select(c => (c.Name, Values: Values(slots, c))).ToArray());
        return scores.Select(s => Histogram.Of(Shown.Line(s.Name), s.Values)).Append(Latency(totals.Latencies)).OfType<HistogramView>();
    }

    private static HistogramView? Latency(IReadOnlyList<double> seconds) => seconds.Count > 0 && seconds.Max() < 1
        ? Histogram.Of("latency", [.. seconds.Select(s => s * 1000)], " ms")
        : Histogram.Of("latency", seconds, " s");

    private static double[] Values(ChunkedArray<ResultSlot> slots, ScoreColumn column) =>
        [.. Enumerable.Range(0, slots.Count).Where(i => OutcomeCounts.IsCompleted(slots[i]) && !double.IsNaN(column[i])).Select(i => column[i])];
}
