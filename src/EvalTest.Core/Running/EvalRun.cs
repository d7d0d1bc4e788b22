using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Scheduling;
using EvalTest.Secrets;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>
/// One eval from dataset to figures: plan (minus what is completed) -> run -> session file -> fold -> report.
/// Nothing is counted before it is durable.
/// </summary>
internal sealed class EvalRun
{
    /// <summary>How long bodies may take to notice that they were abandoned before they are left behind.</summary>
    private static readonly TimeSpan farewell = TimeSpan.FromMilliseconds(500);

    private const int MostNames = 5;

    private readonly EvalDefinition eval;
    private readonly RunScope scope;
    private readonly RunOptions options;
    private readonly EvalResults results;
    private readonly DatasetPlan plan;
    private readonly long begun;
    private readonly LeftBehind leftBehind = new();
    private volatile bool hasEnded;

    // The session writer's thread alone.
    private readonly SampleHead acknowledged = new();

    // Behind the lock: written by the session writer's thread.
    private readonly Lock _lock = new();
    private readonly List<SampleRecord> _rerunErrors = [];

    public EvalRun(EvalDefinition eval, RunScope scope)
    {
        this.scope = scope;
        options = WithoutSecrets(scope.Options);
        this.eval = eval = eval with { Variant = KnownSecrets.Redact(eval.Variant), Gates = GateExpression.Merge(eval.Gates, scope.Options.Gates) };
        results = scope.State.Eval(eval.Id, eval.Variant);
        plan = new DatasetPlan(eval, results, options);
        begun = scope.Clock.GetTimestamp();
    }

    public EvalDefinition Eval => eval;

    public bool HasEnded => hasEnded;

    public RunTally Tally { get; } = new();

    public PlanTally Plan => plan.Tally;

    /// <summary>Trials of the dataset, as far as anybody can know: from this reading of it, else from the last one.</summary>
    public int? Total => Plan.Exhausted ? Plan.Planned
        : scope.Options is { Limit: null, SampleGlob: null } && results.CountOf(options.Shard) is >= 0 and var count ? Math.Max(count * Trials, Plan.Planned)
        : null;

    /// <summary>Of each sample.</summary>
    public int Trials => options.TrialsOf(eval);

    /// <summary>The score to show while the eval runs, and its mean over what this process acknowledged and earlier sessions completed.</summary>
    public (string? Name, double? Mean) RunningScore() => results.RunningScore(eval.Gates.Count > 0 ? eval.Gates[0].Score : null);

    public async Task<EvalOutcome> RunAsync(IAsyncEnumerable<object?> rows, SampleBody body)
    {
        try
        {
            await EvalBeginning.WriteAsync(eval, scope, options, results, rows).ConfigureAwait(false);
            var datasetFault = scope.Writer is { } writer
                ? await RunSamplesAsync(rows, body, writer).ConfigureAwait(false)
                : await Task.Run(() => ReadAsync(rows, trials: null)).ConfigureAwait(false);
            await CloseAsync(datasetFault).ConfigureAwait(false);
            return EvalReport.Of(Summary(datasetFault), results, scope);
        }
        finally
        {
            hasEnded = true;
        }
    }

    /// <summary>Folds a sample in that is now durable; on the session writer's thread.</summary>
    public void Acknowledge(Acknowledgement sample, long sequence, long offset)
    {
        var record = sample.Record;
        acknowledged.Set(sample.Trial.KeyHash, record);
        var counts = results.Fold(sample.Trial.Slot, acknowledged, new LinePlace(scope.Session, sequence, offset), awaited: !sample.IsLast);
        scope.Observers.Acknowledged(eval, record, sample.IsLast);
        if (!sample.IsLast)
        {
            Tally.Retry();
            return;
        }

        if (!counts)
        {
            lock (_lock)
                _rerunErrors.Add(record);
        }

        Tally.Acknowledge(record.Outcome);
    }

    /// <summary>A pattern over ids that holds a secret: the ids are masked, and must be met by what stands in their files.</summary>
    private static RunOptions WithoutSecrets(RunOptions options)
    {
        KnownSecrets.AddEnvironment();
        return options.SampleGlob is { } glob ? options with { SampleGlob = KnownSecrets.Redactor.Text(glob, Secret.MaskPattern) } : options;
    }

    /// <summary>Runs what the plan yields; returns why the dataset could not be read to its end, or null.</summary>
    private async Task<string?> RunSamplesAsync(IAsyncEnumerable<object?> rows, SampleBody body, SessionWriter writer)
    {
        var count = scope.Pool.Admit(eval.Concurrency, eval.Batch);
        var trials = new TrialQueue(2 * Math.Max(count, SamplePool.DefaultSize));
        using var stopping = scope.Stop.Stopping.Register(trials.Stop);
        var attempts = AttemptSettings.Of(eval, scope.Options);
        var runner = new SampleRunner(eval, body, scope, attempts, leftBehind);
        if (attempts.Rate is { } rate)
            scope.Rates.Limit(eval.Provider, rate);
        using var watch = attempts.Timeout is null ? null : new PoolWatch();

        // On the thread pool, so that neither a dataset nor a body ever runs on the caller's synchronization context.
        var reading = Task.Run(() => ReadAsync(rows, trials));
        var worker = new SampleWorker(this, trials, runner, scope, writer, attempts.Retries);
        try
        {
            await EndOrAbandonAsync(new WorkerCrew(count, trials, worker.WorkAsync, scope.Clock).RunAsync()).ConfigureAwait(false);
        }
        finally
        {
            // Also after a fault: nothing of an eval goes on once it has ended.
            await EndOrAbandonAsync(Task.WhenAll(reading, worker.EndAsync())).ConfigureAwait(false);
        }

        await writer.FlushAsync().ConfigureAwait(false);
        foreach (var trial in worker.Dropped)
            Settle(trial);
        return reading.IsCompletedSuccessfully ? await reading.ConfigureAwait(false) : null;
    }

    /// <summary>A stop kept a trial from another attempt: the error that is recorded of it stands.</summary>
    private void Settle(PlannedTrial trial)
    {
        results.Include(trial.Slot, awaited: false);
        Tally.Settle();
    }

    private async Task<string?> ReadAsync(IAsyncEnumerable<object?> rows, TrialQueue? trials)
    {
        try
        {
            await foreach (var trial in plan.ReadAsync(rows, scope.Stop.Stopping).ConfigureAwait(false))
            {
                if (trials is not null && !await trials.PutAsync(trial).ConfigureAwait(false))
                    break;
            }

            return null;
        }
        catch (OperationCanceledException) when (scope.Stop.Stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            // The dataset is the user's code; what it yielded before it threw runs and is kept.
            return DatasetFault.Describe(eval, Plan.Planned, e);
        }
        finally
        {
            trials?.Complete();
        }
    }

    /// <summary>Waits for the work to end; once a stop abandons it, only a moment longer.</summary>
    private async Task EndOrAbandonAsync(Task work)
    {
        try
        {
            await work.WaitAsync(scope.Stop.Abandoning).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (scope.Stop.Abandoning.IsCancellationRequested)
        {
            // The work may have ended meanwhile, and then with a fault of its own.
            if (await Task.WhenAny(work, Task.Delay(farewell, scope.Clock)).ConfigureAwait(false) == work)
                await work.ConfigureAwait(false);
        }
    }

    private async Task CloseAsync(string? datasetFault)
    {
        if (scope.Writer is not { } writer)
            return;

        KnownSecrets.AddEnvironment();
        var exhausted = Plan.Exhausted && datasetFault is null;
        foreach (var part in PlanRecords.Of(eval, exhausted, Plan.Samples, options, results, scope.State))
            await writer.WriteAsync(LineKind.Plan, part).ConfigureAwait(false);
        await writer.FlushAsync().ConfigureAwait(false);
    }

    private EvalSummary Summary(string? datasetFault)
    {
        var figures = SummaryFold.Of(eval, results, scope.State.Sessions, scope.Session, Trials);
        lock (_lock)
        {
            return figures with
            {
                Experiment = scope.Experiment,
                Planned = Plan.Planned,
                Samples = Plan.Samples,
                Trials = Trials,
                Exhausted = Plan.Exhausted && datasetFault is null,
                // What was not read cannot be told from what is gone.
                Stale = Plan.Exhausted && datasetFault is null ? StaleOf(figures) : 0,
                Damage = [.. scope.State.Damage.Where(d => !d.Normal).Select(d => d.ToString())],
                GivenUp = Plan.GivenUp,
                InputChanged = Plan.InputChanged,
                New = Plan.New,
                Reused = Plan.Reused,
                Retried = Plan.Retried,
                AskedAgain = Plan.AskedAgain,
                Changes = Plan.Changes,
                ChangedFiles = results.DifferentFiles(),
                OnChange = options.OnChange,
                RerunErrors = [.. _rerunErrors.Take(50)],
                // A stop that came when all was done stopped nothing here.
                Stopped = Plan.Exhausted && figures.Pending == 0 ? null : scope.Stop.Reason,
                DatasetFault = datasetFault,
                Abandoned = Tally.InFlight + leftBehind.Count,
                AbandonedNames = leftBehind.Names(MostNames),
                Retries = Tally.Retries,
                Provider = scope.Pool.States().FirstOrDefault(p => p.Key == eval.Provider),
                Duration = scope.Clock.GetElapsedTime(begun),
                SessionFile = scope.Writer?.Path,
                ResumeArguments = scope.ResumeArguments,
                PlanOnly = scope.Writer is null,
                Unnamed = scope.Options.Experiment is null,
                Partial = PartialRun.Reason(scope.Options),
            };
        }
    }

    // The figures count what no row claimed; of which part that is, only the ids say.
    private int StaleOf(EvalSummary figures) =>
        figures.Stale > 0 && options.Shard is { } shard ? StaleSamples.Of(results, scope.State, shard).Count : figures.Stale;
}
