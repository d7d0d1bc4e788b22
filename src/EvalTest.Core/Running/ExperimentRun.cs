using System.Security.Cryptography;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Running;

/// <summary>
/// One process's run of an experiment: the lock, the session file and the pool that all its evals share.
/// Opened by the first eval, disposed after the last.
/// </summary>
internal sealed class ExperimentRun : IAsyncDisposable
{
    /// <summary>Lines that may be written but not yet synced.</summary>
    private const int Window = 1_000;

    private readonly RunScope scope;
    private readonly IFolder? folder;
    private readonly RunSetup setup;
    private readonly WriterLock? held;
    private readonly CancellationTokenRegistration draining;
    private readonly ITimer? deadline;
    private readonly Lock _lock = new();
    private readonly List<EvalRun> _evals = [];
    private bool _disposed;

    private ExperimentRun(RunScope scope, IFolder? folder, RunSetup setup, WriterLock? held)
    {
        this.scope = scope;
        this.folder = folder;
        this.setup = setup;
        this.held = held;
        draining = setup.Stop.Stopping.Register(OnStopping);
        deadline = setup.Options.Deadline is { } time ? setup.Clock.CreateTimer(_ => setup.Stop.RequestOnce($"stopped by --eval-deadline {FigureText.Duration(time)}"), null, time, Timeout.InfiniteTimeSpan) : null;
        if (scope.Writer is { } writer)
            writer.Faulted += _ => setup.Stop.Request("stopped because the session file cannot be written");
        scope.Observers.RunOpened(scope.Experiment, scope.SessionId, scope.Writer?.Path);
    }

    public string Experiment => scope.Experiment;

    /// <summary>The first thing that an observer threw, in words; null if none did.</summary>
    public string? ObserverFault => scope.Observers.Fault;

    public ProgressSnapshot Progress
    {
        get
        {
            lock (_lock)
                return ProgressFold.Of(scope, _evals);
        }
    }

    /// <summary>The last words of a run, for a terminal: where the session file is and the command that resumes.</summary>
    public string Farewell
    {
        get
        {
            lock (_lock)
                return FarewellText.Of(scope, _evals);
        }
    }

    /// <summary>Locks the experiment, reads what earlier sessions completed and starts a session file.</summary>
    /// <exception cref="EvalTestException">The experiment is locked by another process, damaged beyond use, or cannot be written.</exception>
    public static async Task<ExperimentRun> OpenAsync(RunSetup setup, CancellationToken cancellation)
    {
        var (options, clock) = (setup.Options, setup.Clock);
        var name = options.Experiment ?? ExperimentName.NewAuto(clock, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
        var root = ExperimentRoot.Locate(options.Directory, setup.ProjectDirectory, RunOptionsSource.CurrentDirectory);
        if (options.Plan)
            return PlanOnly(setup, name, root);

        var baseline = BaselineState.Read(setup, root);
        var rescore = StoredOutputs.Open(setup, root);
        try
        {
            return await StartAsync(setup, name, root, s => s with { Baseline = baseline, Rescore = rescore }, cancellation).ConfigureAwait(false);
        }
        catch
        {
            rescore?.Dispose();
            throw;
        }
    }

    /// <summary>Runs what is missing of one eval. May be called for several evals at once.</summary>
    /// <exception cref="EvalTestException">The session file could not be written, or another eval of this run has the same id.</exception>
    public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body)
    {
        var run = new EvalRun(eval, scope);
        lock (_lock)
        {
            if (_evals.Find(e => e.Eval.Id == eval.Id && e.Eval.Variant == run.Eval.Variant && (e.Eval.DisplayName != eval.DisplayName || !e.HasEnded)) is { } other)
                throw new EvalTestException($"{eval.DisplayName} and {other.Eval.DisplayName} both have the eval id \"{eval.Id}\" in this run: a result would belong to either of them. Give one of them another Id, or let them run in processes and experiments of their own.");
            _evals.Add(run);
        }

        return run.RunAsync(rows, body);
    }

    /// <summary>Ends the session file and frees the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        await draining.DisposeAsync().ConfigureAwait(false);
        using (deadline)
        using (scope.Pool)
        using (scope.Rates)
        using (scope.Rescore)
        using (folder)
        {
            try
            {
                await EndAsync().ConfigureAwait(false);
            }
            catch
            {
                scope.Observers.SessionClosed(scope.Writer?.Path, "failed");
                ExperimentLock.ReleaseAfterFailure(held);
                throw;
            }

            held?.Dispose();
            scope.Observers.SessionClosed(scope.Writer?.Path, scope.Writer?.Fault is null ? Status : "failed");
        }

        if (setup.Options.Experiment is null && folder is not null && scope.Writer is not null)
            KeepLastUnnamed(Path.GetDirectoryName(folder.Path)!);
    }

    private static async Task<ExperimentRun> StartAsync(RunSetup setup, string name, string root, Func<RunScope, RunScope> complete, CancellationToken cancellation)
    {
        var (options, clock) = (setup.Options, setup.Clock);
        var (folder, held) = await ExperimentLock.TakeAsync(setup, root, name, cancellation).ConfigureAwait(false);
        try
        {
            // Lock first, read second: whoever wrote until a moment ago is done.
            UnendedSessions.MakeDurable(folder, setup.Assembly);
            var state = ExperimentState.Load(folder, setup.Assembly);
            RescoreRules.RefuseMixed(state, name, options.Rescore);
            var sessionId = SessionId.Create(clock);
            var header = SessionHeader.Of(setup, name, sessionId, state.Seen);
            var writer = await SessionWriter.CreateAsync(folder, header, options.Durability, Math.Max(Window, options.Concurrency ?? 0)).ConfigureAwait(false);
            var session = state.Begin(Path.GetFileName(writer.Path), header);
            return new ExperimentRun(complete(RunScope.Of(setup, name, sessionId, session, writer, state)), folder, setup, held);
        }
        catch
        {
            using (folder)
                ExperimentLock.ReleaseAfterFailure(held);
            throw;
        }
    }

    private static ExperimentRun PlanOnly(RunSetup setup, string name, string root)
    {
        var folder = ExperimentDirectory.Find(setup.Disk, root, name);
        var state = ExperimentState.Load(folder, setup.Assembly);
        return new ExperimentRun(RunScope.Of(setup, name, "", -1, writer: null, state), folder, setup, held: null);
    }

    private string Status => setup.Stop.Reason is null ? "finished" : "stopped";

    private void KeepLastUnnamed(string path)
    {
        using var auto = setup.Disk.Find(path);
        if (auto is not null)
            AutoExperiments.KeepLast(auto, setup.Assembly);
    }

    private async Task EndAsync()
    {
        if (scope.Writer is not { } writer)
            return;

        await using (writer.ConfigureAwait(false))
        {
            // A poisoned file gets no end: it is what the next run has to know about it.
            if (writer.Fault is null)
                await writer.EndAsync(End).ConfigureAwait(false);
        }
    }

    private EndRecord End(string sha256)
    {
        var progress = Progress;
        var counts = new KeyValuePair<string, long>[] { new("acknowledged", progress.Acknowledged), new("errors", progress.Errors) };
        return new EndRecord(Status, setup.Stop.Reason, counts, sha256);
    }

    private void OnStopping()
    {
        scope.Pool.Stop();
        try
        {
            held?.Draining();
        }
        catch (StorageException)
        {
            // Whoever waits then waits half a second only. The stop itself must not fail for want of a note about it.
        }

        scope.Observers.StopRequested(setup.Stop.Reason);
    }
}
