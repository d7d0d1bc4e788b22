namespace EvalTest.Figures;

/// <summary>
/// Decides whether an eval's test passes. Pure. Without a gate any fail verdict, error or time-out fails it; with gates only they and the
/// error limit do. What covers a part of the dataset is not held against gates, because the whole may be on the other side of them.
/// </summary>
internal static class GateJudge
{
    public static EvalVerdict Judge(EvalSummary summary)
    {
        if (summary.PlanOnly)
            return new EvalVerdict([], NotJudged(summary, "nothing was run"));

        var reasons = new List<string>(Incomplete(summary));
        reasons.AddRange(summary.RerunErrors.Select(r => $"{r.Key.Name} was asked for again and ended in an error; its earlier result stands. {r.Error?.Type}: {r.Error?.Message}"));
        reasons.AddRange(summary.Metrics.Select(m => m.Fault).OfType<string>());
        var gates = Gates(summary);
        // A baseline that has nothing to compare with judges nothing: then single samples do, as without it.
        var isGated = summary.Eval.Gates.Count > 0 || gates.Any(g => g.Status != GateStatus.NotJudged);
        reasons.AddRange(isGated ? GateReasons(summary, gates) : BadSamples(summary));
        return new EvalVerdict(reasons, gates);
    }

    private static IEnumerable<string> Incomplete(EvalSummary summary)
    {
        var of = summary.Planned == 0
            ? "before the first sample"
            : $"{FigureText.Count(summary.Completed)} of {(summary.Exhausted ? "" : "at least ")}{FigureText.Count(summary.Planned, summary.Noun)} completed";
        if (summary.DatasetFault is { } fault)
            yield return $"The dataset could not be read on: {fault}";

        if (summary.Stopped is { } stopped)
            yield return $"{char.ToUpperInvariant(stopped[0])}{stopped[1..]}: {of}; resume with: dotnet test {summary.ResumeArguments}";
        else if (summary.Pending > 0)
            yield return $"{FigureText.Count(summary.Pending, summary.Noun)} did not run; run them with: dotnet test {summary.ResumeArguments}";

        if (summary is { Planned: 0, NoneChosen: false, DatasetFault: null, Stopped: null })
            yield return "The dataset is empty, and an eval without samples shows nothing. Is its source the right one, and does it leave any row?";
    }

    private static IEnumerable<string> BadSamples(EvalSummary summary)
    {
        if (summary.Failed > 0)
            yield return $"{FigureText.Count(summary.Failed)} of {FigureText.Count(summary.Completed, $"completed {summary.Noun}")} failed.";
        if (summary.Errors + summary.Timeouts > 0)
            yield return $"{Faults(summary)} among {FigureText.Count(Ran(summary), summary.Noun)}.";
    }

    private static IReadOnlyList<GateVerdict> Gates(EvalSummary summary)
    {
        if (WhyNotJudged(summary) is { } why)
            return NotJudged(summary, why);
        if (summary.Selected)
            return Unjudged(summary, GateStatus.Fails, "refused, because --eval-rerun failed chose the samples by how they had failed");
        return [.. summary.Eval.Gates.Select(g => GateFigure.Judge(g, summary)), .. summary.Baseline is { } baseline ? BaselineJudge.Judge(baseline) : []];
    }

    private static string? WhyNotJudged(EvalSummary summary) =>
        summary.DatasetFault is not null ? "the dataset could not be read to its end"
        : summary.Stopped is not null ? "the run was stopped"
        : summary.Partial is { } part ? $"the figures cover only a part ({part})"
        : summary.Pending > 0 ? $"{FigureText.Count(summary.Pending, summary.Noun)} did not run"
        : null;

    private static IReadOnlyList<GateVerdict> NotJudged(EvalSummary summary, string why) =>
        Unjudged(summary, GateStatus.NotJudged, $"not judged, {why}; a run of the whole judges it");

    private static IReadOnlyList<GateVerdict> Unjudged(EvalSummary summary, GateStatus status, string why) =>
        [.. summary.Eval.Gates.Select(g => new GateVerdict(g, status, double.NaN, $"{GateCondition.Of(g)}: {why}")), .. summary.Baseline is { } baseline ? [BaselineJudge.Unjudged(baseline, status, why)] : Array.Empty<GateVerdict>()];

    private static IEnumerable<string> GateReasons(EvalSummary summary, IReadOnlyList<GateVerdict> gates)
    {
        var judged = WhyNotJudged(summary) is null;
        if (judged && summary.Selected)
            yield return "The gates are refused: --eval-rerun failed chose the samples by how they had failed, which bends every figure. Run all again with: dotnet test " + WithAll(summary);

        foreach (var gate in gates.Where(g => g.Status is not (GateStatus.Holds or GateStatus.NotJudged) && !summary.Selected))
            yield return "Gate " + gate.Text;

        if (ErrorLimitReason(summary, judged) is { } reason)
            yield return reason;
    }

    // An error limit of 0 that is broken in a part is broken in the whole; any other limit is for the whole to keep.
    private static string? ErrorLimitReason(EvalSummary summary, bool judged)
    {
        var bad = summary.Errors + summary.Timeouts;
        var given = summary.Eval.Gates.Min(g => g.MaxErrorRate);
        if (bad == 0 || (judged ? given is not null : given > 0))
            return null;

        return $"{Faults(summary)} among {FigureText.Count(Ran(summary), summary.Noun)}, and the gates allow none; MaxErrorRate on a gate would.";
    }

    private static string Faults(EvalSummary summary) => (summary.Errors, summary.Timeouts) switch
    {
        (var errors, 0) => FigureText.Count(errors, "error"),
        (0, var timeouts) => FigureText.Count(timeouts, "time-out"),
        var (errors, timeouts) => $"{FigureText.Count(errors, "error")} and {FigureText.Count(timeouts, "time-out")}",
    };

    private static int Ran(EvalSummary summary) => summary.Completed + summary.Errors + summary.Timeouts;

    private static string WithAll(EvalSummary summary) => $"{summary.ResumeArguments} --eval-rerun all".TrimStart();
}
