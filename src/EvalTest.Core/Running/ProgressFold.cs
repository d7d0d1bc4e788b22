using EvalTest.Reporting;

namespace EvalTest.Running;

/// <summary>Adds up where the evals of a process are.</summary>
internal static class ProgressFold
{
    public static ProgressSnapshot Of(RunScope scope, IReadOnlyList<EvalRun> evals)
    {
        var last = evals.Count == 0 ? null : evals[^1];
        var (score, mean) = last is null ? (null, null) : last.RunningScore();
        return new ProgressSnapshot(
            scope.Experiment,
            last?.Eval.DisplayName,
            evals.Sum(e => e.Plan.Planned - e.Plan.ToRun),
            evals.Sum(e => e.Tally.Acknowledged),
            evals.Any(e => e.Total is null) ? null : evals.Sum(e => e.Total),
            evals.Sum(e => e.Tally.Errors),
            evals.Sum(e => e.Tally.InFlight),
            score,
            mean,
            scope.Stop.Reason)
        {
            Pause = scope.Pool.States().Where(p => p.Pause is not null).Select(p => p.Key.Length == 0 ? p.Pause : $"{p.Key}: {p.Pause}").FirstOrDefault(),
        };
    }
}
