using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Scheduling;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>
/// Takes trials one after another, makes an attempt at each, and holds its place in the pool until the record is written. What failed for a
/// reason that may pass is handed to the <see cref="Retrier"/>.
/// </summary>
internal sealed class SampleWorker
{
    private readonly EvalRun run;
    private readonly TrialQueue trials;
    private readonly SampleRunner runner;
    private readonly RunScope scope;
    private readonly SessionWriter writer;
    private readonly Provider provider;
    private readonly Retrier? retrier;

    // The workers are as many as the eval allows samples in flight, and retries are made beside them. Never disposed: without a wait handle it holds nothing.
    private readonly SemaphoreSlim? allowed;

    /// <param name="run">The eval's.</param>
    /// <param name="trials">What there is to do.</param>
    /// <param name="runner">Makes the attempts.</param>
    /// <param name="scope">The process's.</param>
    /// <param name="writer">Takes the records.</param>
    /// <param name="retries">More attempts at each trial, 0 or more.</param>
    public SampleWorker(EvalRun run, TrialQueue trials, SampleRunner runner, RunScope scope, SessionWriter writer, int retries)
    {
        this.run = run;
        this.trials = trials;
        this.runner = runner;
        this.scope = scope;
        this.writer = writer;
        provider = scope.Pool.Provider(run.Eval.Provider);
        retrier = retries > 0 ? new Retrier(retries, RetryAsync, () => scope.Pool.TryTakeRetry(provider), scope.Clock, scope.Stop.Stopping) : null;
        allowed = retrier is not null && run.Eval.Concurrency is { } most ? new SemaphoreSlim(most, most) : null;
    }

    /// <summary>Trials that a stop kept from another attempt.</summary>
    public IReadOnlyList<PlannedTrial> Dropped => retrier?.Dropped ?? [];

    /// <summary>Works until no trial is left or the run stops. Any number may be at work at once.</summary>
    public async Task WorkAsync()
    {
        using var line = new PendingLine { Kind = LineKind.Sample };
        while (await trials.TakeAsync().ConfigureAwait(false) is { } trial)
        {
            if (scope.Stop.Stopping.IsCancellationRequested)
                return;
            if (trial.Sample.Fault is { } fault)
            {
                await WriteUnreadableAsync(line, trial, fault).ConfigureAwait(false);
                continue;
            }

            var due = scope.Pool.Now;
            if (!await EnterAsync().ConfigureAwait(false))
                return;
            if ((await TryAsync(line, trial, due, mayRetry: retrier is not null).ConfigureAwait(false)).Fault is { } transient)
                await retrier!.AddAsync(trial, transient).ConfigureAwait(false);
        }
    }

    /// <summary>Completes when the last trial that is tried again has ended; to be called once no worker is at work any more.</summary>
    public Task EndAsync() => retrier?.EndAsync() ?? Task.CompletedTask;

    private async ValueTask<TransientFault?> RetryAsync(PlannedTrial trial, bool isLast)
    {
        using var line = new PendingLine { Kind = LineKind.Sample };
        var due = scope.Pool.Now;
        if (!await EnterAsync().ConfigureAwait(false))
            throw new OperationCanceledException(scope.Stop.Stopping);
        var (record, fault) = await TryAsync(line, trial, due, mayRetry: !isLast).ConfigureAwait(false);
        return record is null ? throw new OperationCanceledException(scope.Stop.Abandoning) : fault;
    }

    /// <summary>Makes one attempt in a place that was taken, and gives it back. The fault is null where there is to be no other attempt.</summary>
    private async ValueTask<AttemptEnd> TryAsync(PendingLine line, PlannedTrial trial, TimeSpan due, bool mayRetry)
    {
        AttemptEnd end = default;
        var began = scope.Pool.Now;
        run.Tally.Began();
        scope.Observers.AttemptBegan(run.Eval);
        try
        {
            end = await runner.RunAsync(trial, began - due).ConfigureAwait(false);
            var again = mayRetry && end.Fault is { } fault && IsWorthIt(trial, fault);
            if (end.Record is { } record)
            {
                if (!again)
                    StopIfDue(record);
                await WriteAsync(line, trial, record, isLast: !again).ConfigureAwait(false);
            }

            return again ? end : end with { Fault = null };
        }
        finally
        {
            run.Tally.Ended();
            scope.Pool.Leave(provider, began, end.Fault, known: end.Record is not null);
            allowed?.Release();
            scope.Observers.AttemptLeft(run.Eval, scope.Pool);
        }
    }

    /// <summary>A row that could not be read calls nobody: it needs no place in the pool and no turn.</summary>
    private ValueTask WriteUnreadableAsync(PendingLine line, PlannedTrial trial, SampleError fault)
    {
        var record = UnreadableRow.Record(run.Eval, trial, fault, scope.Clock.GetUtcNow());
        StopIfDue(record);
        return WriteAsync(line, trial, record, isLast: true);
    }

    // Before the record is durable: meanwhile hundreds more would be called that end at once.
    private void StopIfDue(SampleRecord record)
    {
        if (scope.StopRules.Ended(record.Key.Name, record.Outcome is Outcome.Error or Outcome.Timeout, record.Passed == false) is { } reason)
            scope.Stop.RequestOnce(reason);
    }

    private bool IsWorthIt(PlannedTrial trial, TransientFault fault) =>
        trial.Attempt < Planner.MostAttempts && !(fault.RetryAfter > Backoff.LongestWish) && !scope.Stop.Stopping.IsCancellationRequested;

    /// <summary>Takes a place in the pool when its turn has come; false if the run is stopping.</summary>
    private ValueTask<bool> EnterAsync()
    {
        if (scope.Stop.Stopping.IsCancellationRequested)
            return new ValueTask<bool>(false);
        return allowed is null ? EnterPoolAsync() : EnterAllowedAsync(allowed);
    }

    private async ValueTask<bool> EnterAllowedAsync(SemaphoreSlim places)
    {
        try
        {
            await places.WaitAsync(scope.Stop.Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (scope.Stop.Stopping.IsCancellationRequested)
        {
            return false;
        }

        if (await EnterPoolAsync().ConfigureAwait(false))
            return true;
        places.Release();
        return false;
    }

    private ValueTask<bool> EnterPoolAsync() => scope.Rates.IsLimited(provider.Key)
        ? scope.Rates.EnterAsync(provider.Key, () => scope.Pool.EnterAsync(provider), scope.Stop.Stopping)
        : scope.Pool.EnterAsync(provider);

    private ValueTask WriteAsync(PendingLine line, PlannedTrial trial, SampleRecord record, bool isLast)
    {
        record = LargeParts.MoveOut(record, writer.Keep);
        line.Body = line.Encoder.Encode(record);
        if (line.Body.Length > SessionLine.MaxLength - SessionLine.FrameLength)
        {
            record = OversizedRecord.Instead(record, line.Body.Length);
            line.Body = line.Encoder.Encode(record);
            if (line.Body.Length > SessionLine.MaxLength - SessionLine.FrameLength)
                throw new EvalTestException($"{run.Eval.Id}: the id of row {trial.Sample.Index} (counted from 0) does not fit into a line of the session file. Give the row a short id.");
        }

        line.Durable = new Acknowledgement(run, trial, record, isLast);
        return writer.WriteAsync(line);
    }
}
