using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Stores;

/// <summary>The figures of an eval from its session files alone.</summary>
internal static class RecordedFold
{
    /// <param name="experiment">Its name.</param>
    /// <param name="resume">What resumes it, after <c>dotnet test</c>.</param>
    /// <param name="assembly">The eval's.</param>
    /// <param name="state">Of that assembly, read with places.</param>
    /// <param name="results">Of the eval.</param>
    /// <param name="isRunning">A process is writing the assembly's results.</param>
    public static RecordedEval Of(string experiment, string resume, string assembly, ExperimentState state, EvalResults results, bool isRunning)
    {
        var eval = new EvalDefinition
        {
            Id = results.Eval,
            Variant = results.Variant,
            DisplayName = results.Last?.DisplayName ?? results.Eval,
            Gates = results.Last?.Gates ?? [],
        };
        var dataset = results.IncludeRecorded();
        var figures = SummaryFold.Of(eval, results, state.Sessions, current: -1, dataset.Trials);
        var recorded = figures.Completed + figures.Errors + figures.Timeouts + figures.Skipped;
        int? total = dataset.Count < 0 ? null : Math.Max(checked(dataset.Count * dataset.Trials), recorded);
        var givenUp = results.Aggregate((slots, _, _) => GivenUp(slots));
        var status = Status(total is { } all && figures.Completed + figures.Skipped + givenUp == all, isRunning, state.Sessions);
        var summary = figures with
        {
            Experiment = experiment,
            ResumeArguments = resume,
            Planned = total ?? recorded,
            Samples = dataset.Count < 0 ? (recorded + dataset.Trials - 1) / dataset.Trials : dataset.Count,
            Trials = dataset.Trials,
            Exhausted = total is not null,
            Pending = (total ?? recorded) - recorded,
            GivenUp = givenUp,
            Metrics = [.. (results.Last?.Metrics ?? []).Select(MetricRun.Elsewhere)],
            Stopped = Stopped(status, state.Sessions),
            Partial = total is null && dataset.Last is { } plan ? PartialRun.Reason(plan.Limit, plan.Filter, plan.Shard) : null,
            Damage = [.. state.Damage.Where(d => !d.Normal).Select(d => d.ToString())],
        };
        return new RecordedEval(assembly, eval, results, state.Sessions) { Status = status, Total = total, Summary = summary };
    }

    private static int GivenUp(ChunkedArray<ResultSlot> slots)
    {
        var count = 0;
        for (var i = 0; i < slots.Count; i++)
            count += slots[i] is { Included: true, State: ResultState.Error or ResultState.Timeout, Tries: >= Planner.MostAttempts } ? 1 : 0;
        return count;
    }

    private static ExperimentStatus Status(bool isDone, bool isRunning, IReadOnlyList<KnownSession> sessions) =>
        isRunning ? ExperimentStatus.Running
        : isDone ? ExperimentStatus.Complete
        : Last(sessions).Any(s => s.End is null) ? ExperimentStatus.Interrupted
        : ExperimentStatus.Incomplete;

    private static string? Stopped(ExperimentStatus status, IReadOnlyList<KnownSession> sessions) => status switch
    {
        ExperimentStatus.Running => "the run is still going on",
        ExperimentStatus.Interrupted => "the run was interrupted",
        ExperimentStatus.Incomplete => Last(sessions).Select(s => s.End).FirstOrDefault(e => e?.Status == "stopped")?.Reason,
        _ => null,
    };

    /// <summary>Of each part of the dataset the last session that ran it.</summary>
    private static IEnumerable<KnownSession> Last(IReadOnlyList<KnownSession> sessions) => sessions.Where(s => !s.IsReview).GroupBy(s => s.Header.Shard).Select(g => g.Last());
}
