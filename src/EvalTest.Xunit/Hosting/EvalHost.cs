namespace EvalTest.Xunit.Hosting;

/// <summary>
/// Opens the run when the first eval asks for it and shares it among all evals of the process, so that a run of plain tests never
/// touches an experiment. A failure to open is kept and fails each eval alike; it is not tried again.
/// </summary>
internal sealed class EvalHost : IAsyncDisposable
{
    /// <summary>What the test platform ends with when a run is cancelled.</summary>
    private const int Aborted = 3;

    private readonly Func<TestProject, Task<IEvalEngine>> open;
    private readonly Lock _lock = new();
    private Task<IEvalEngine>? _engine;
    private bool _guarded;

    public EvalHost(Func<TestProject, Task<IEvalEngine>> open) => this.open = open;

    /// <summary>The host of this process.</summary>
    public static EvalHost Shared { get; } = new(ExperimentEngine.OpenAsync);

    /// <exception cref="EvalTestException">The run could not be opened.</exception>
    public Task<IEvalEngine> EngineAsync(TestProject project)
    {
        lock (_lock)
        {
            Guard_NeedsLock();
            // Task.Run keeps the opening off the synchronization context of whichever test asks first.
            return _engine ??= Task.Run(() => open(project));
        }
    }

    /// <summary>Ends the run if one was opened. A later eval, in another test run of the same process, opens a new one.</summary>
    public async ValueTask DisposeAsync()
    {
        var opened = Take();
        if (opened is null)
            return;

        // An engine that could not be opened was reported by the evals that asked for it, and leaves nothing to end.
        await ((Task)opened).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opened.IsCompletedSuccessfully)
            await (await opened.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private Task<IEvalEngine>? Take()
    {
        lock (_lock)
        {
            var opened = _engine;
            _engine = null;
            return opened;
        }
    }

    private void Guard_NeedsLock()
    {
        if (_guarded)
            return;

        _guarded = true;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAtExit();
    }

    /// <summary>Ends the run when the process does, in a test assembly without <c>[assembly: EvalSession]</c>.</summary>
    internal void EndAtExit()
    {
        Task<IEvalEngine>? opened;
        lock (_lock)
            opened = _engine;

        // One that is still being opened has recorded nothing, and the kernel frees its lock.
        if (opened is not { IsCompletedSuccessfully: true })
            return;

        // A run whose evals are done was not stopped.
        if (opened.Result.IsRunning)
        {
            opened.Result.Stop("the process ended");
            // Whoever ended the process within a sample may have said that all is well.
            if (Environment.ExitCode == 0)
                Environment.ExitCode = Aborted;
        }

        // The event is synchronous: the process is gone when it returns.
        DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
