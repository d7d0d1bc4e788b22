using EvalTest.Model;
using EvalTest.Reporting;

namespace EvalTest.Running;

/// <summary>
/// One process's run of an experiment: the lock, the session file and the pool that all its evals share.
/// Opened by the first eval, disposed after the last.
/// </summary>
internal sealed class ExperimentRun : IAsyncDisposable
{
    /// <summary>Locks the experiment, reads what earlier sessions completed and starts a session file.</summary>
    /// <exception cref="EvalTestException">The experiment is locked by another process, damaged beyond use, or cannot be written.</exception>
    public static Task<ExperimentRun> OpenAsync(RunSetup setup, CancellationToken cancellation) => throw new NotImplementedException();

    public string Experiment => throw new NotImplementedException();

    public ProgressSnapshot Progress => throw new NotImplementedException();

    /// <summary>The last words of a run, for a terminal: where the session file is and the command that resumes.</summary>
    public string Farewell => throw new NotImplementedException();

    /// <summary>Runs what is missing of one eval. May be called for several evals at once.</summary>
    /// <exception cref="EvalTestException">The session file could not be written.</exception>
    public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body) => throw new NotImplementedException();

    /// <summary>Ends the session file and frees the lock.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
