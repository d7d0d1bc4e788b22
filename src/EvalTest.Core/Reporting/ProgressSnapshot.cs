namespace EvalTest.Reporting;

/// <summary>Where a run is: a fold of what is durable, taken at one moment.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Eval">The display name of the eval that started last; null before the first.</param>
/// <param name="CompletedBefore">Trials of the evals begun so far that an earlier session completed.</param>
/// <param name="Acknowledged">Trials that this process ended and made durable, whatever their outcome.</param>
/// <param name="Total">Trials of the evals begun so far; null while a dataset's length is unknown.</param>
/// <param name="Errors">Errors and time-outs among the acknowledged.</param>
/// <param name="InFlight">Trials that are running now.</param>
/// <param name="ScoreName">The score shown: the first gated one, else the first seen; null before any.</param>
/// <param name="Score">Its mean over completed trials, those of earlier sessions included.</param>
/// <param name="Stopping">Why the run is stopping; null while it is not.</param>
internal sealed record ProgressSnapshot(
    string Experiment,
    string? Eval,
    int CompletedBefore,
    int Acknowledged,
    int? Total,
    int Errors,
    int InFlight,
    string? ScoreName,
    double? Score,
    string? Stopping)
{
    /// <summary>Why no samples start at the moment though there are some; null while they do.</summary>
    public string? Pause { get; init; }
}
