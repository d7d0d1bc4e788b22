using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Reporting;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>From the figures of an eval to what the test platform is shown of it; those who watch the run are told.</summary>
internal static class EvalReport
{
    public static EvalOutcome Of(EvalSummary summary, EvalResults results, RunScope scope)
    {
        if (scope.Baseline is { } baseline && !summary.PlanOnly)
            summary = summary with { Baseline = BaselineFold.Of(summary, results, baseline.Eval(summary.Eval.Id, summary.Eval.Variant), scope.Options.Baseline!, scope.Options.MaxRegression ?? 0) };
        var verdict = GateJudge.Judge(summary);
        if (verdict.Gates.Any(g => g.Status == GateStatus.Fails))
        {
            summary = summary with { Heaviest = HeaviestFold.Of(summary, verdict, results, scope.State.Sessions) };
            verdict = GateJudge.Judge(summary);
        }

        scope.Observers.EvalEnded(summary, verdict.Passes);
        var message = verdict.Passes ? "" : AggregateText.FailureMessage(summary, verdict);
        var mode = scope.Options.Report;
        var samples = mode switch
        {
            ReportMode.All when !summary.PlanOnly => All(results, scope.State.Sessions, goodFirst: !verdict.Passes),
            ReportMode.Failures when !verdict.Passes => summary.Failures,
            _ => [],
        };
        var failing = summary.Failed + summary.Errors + summary.Timeouts;
        var unlisted = mode == ReportMode.Failures && !verdict.Passes ? Math.Max(0, failing - summary.Failures.Count) : 0;
        var text = AggregateText.Output(summary, verdict);
        if (scope.Rescore is { } original && !summary.PlanOnly)
            text += "\n" + original.TextOf(scope.Experiment, summary.Eval);
        return new EvalOutcome(summary, verdict, text, message, samples, unlisted);
    }

    /// <summary>
    /// Every sample of this run's figures, each group in the order of the dataset; read as it is enumerated. The last one is what a test
    /// explorer shows of the eval, so it is a good one where the eval passes and a bad one where it does not.
    /// </summary>
    private static IEnumerable<SampleRecord> All(EvalResults results, IReadOnlyList<KnownSession> sessions, bool goodFirst)
    {
        var places = results.Aggregate((slots, _, _) => Places(slots));
        var (first, last) = (Of(failing: !goodFirst), Of(failing: goodFirst));
        return RecordPlace.ReadInOrder(first, sessions).Concat(RecordPlace.ReadInOrder(last, sessions));

        IEnumerable<RecordPlace> Of(bool failing) => places.Where(p => p.Failing == failing).Select(p => p.Place).OrderBy(p => p.Row);
    }

    private static List<(bool Failing, RecordPlace Place)> Places(ChunkedArray<ResultSlot> slots)
    {
        var places = new List<(bool, RecordPlace)>();
        for (var i = 0; i < slots.Count; i++)
        {
            ref var slot = ref slots[i];
            if (slot is { Included: true, Awaited: false } && slot.State != ResultState.None)
                places.Add((OutcomeCounts.IsFailing(slot), RecordPlace.Of(slot)));
        }

        return places;
    }
}
