using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Scheduling;
using EvalTest.Scoring;

namespace EvalTest.Running;

/// <summary>Runs one trial of one sample and turns whatever happens into a record.</summary>
internal sealed class SampleRunner(EvalDefinition eval, SampleBody body, RunScope scope, AttemptSettings settings, LeftBehind leftBehind)
{
    private const string AskedForById = "explicit: it runs when its id is given by --eval-sample";

    private static readonly Dictionary<string, string> noTags = [];

    private readonly StopSignal stop = scope.Stop;
    private readonly TimeProvider clock = scope.Clock;

    // Apart, because a method that captures its parameter pays for that at each call.
    private Func<StoredOutput> StoredOutput(PlannedTrial trial) => () => scope.Rescore!.Find(eval, trial);

    /// <summary>Makes one attempt.</summary>
    /// <param name="trial">Of which trial.</param>
    /// <param name="waited">How long it waited for its turn.</param>
    public async ValueTask<AttemptEnd> RunAsync(PlannedTrial trial, TimeSpan waited)
    {
        var context = new EvalContext(scope.Experiment, scope.SessionId, eval, trial.Sample, trial.Key, trial.Attempt, scope.Options.Seed)
        {
            Stored = scope.Rescore is null ? null : StoredOutput(trial),
        };
        var activity = scope.Observers.BeginActivity(context);
        var started = clock.GetUtcNow();
        var begun = clock.GetTimestamp();
        var (outcome, result, error, skipReason, fault) = await AttemptAsync(context).ConfigureAwait(false);
        // Whatever a body answers to its abandonment, or long after it, says nothing about the sample.
        if (outcome is null || stop.Abandoning.IsCancellationRequested)
        {
            scope.Observers.EndActivity(activity, record: null);
            return default;
        }

        context.Collect?.Invoke(context);
        var record = new SampleRecord
        {
            Eval = eval.Id,
            Key = trial.Key,
            Attempt = trial.Attempt,
            InputHash = trial.Sample.InputHash,
            ExpectedHash = trial.Sample.ExpectedHash,
            Cluster = trial.Sample.Cluster,
            Outcome = outcome.Value,
            Passed = result?.Passed,
            Scores = result?.Scores ?? [],
            Name = trial.Sample.Facts?.Name,
            Tags = trial.Sample.Facts?.Tags ?? noTags,
            Index = trial.Sample.Index,
            Started = started,
            Duration = clock.GetElapsedTime(begun),
            Waited = waited,
            Error = error,
            SkipReason = skipReason,
            InputJson = trial.Sample.InputJson,
            ExpectedJson = trial.Sample.ExpectedJson,
            Values = result?.Values ?? context.Taken().Values,
            Usage = result is null ? context.Taken().Usage : result.Usage,
            Output = context.Output,
            Warnings = context.Warnings,
            Attachments = context.Attachments,
        };
        scope.Observers.EndActivity(activity, record);
        return new AttemptEnd(record, fault);
    }

    private async ValueTask<Attempt> AttemptAsync(EvalContext context)
    {
        if (SkipReason(context.Sample.Facts) is { } reason)
            return new Attempt(Outcome.Skipped, null, null, reason);

        try
        {
            var returned = await CallAsync(context).ConfigureAwait(false);
            return new Attempt(Outcome.Completed, ResultReader.Read(returned, context));
        }
        catch (OperationCanceledException) when (stop.Abandoning.IsCancellationRequested)
        {
            return default;
        }
        catch (AttemptTimeoutException e)
        {
            return new Attempt(Outcome.Timeout, null, SampleError.From(e), null, new TransientFault(TransientKind.Timeout, "time-out"));
        }
        catch (Exception e)
        {
            // Everything else that a body throws is a finding about this sample, not a fault of the run.
            return Understand(FaultClassifier.Classify(e, eval.SkipExceptions), context);
        }
    }

    private string? SkipReason(RowFacts? facts) =>
        facts?.SkipReason ?? (facts?.IsExplicit == true && scope.Options.SampleGlob is null ? AskedForById : null);

    private Attempt Understand(Fault fault, EvalContext context) => fault.Kind switch
    {
        FaultKind.Assertion => Failed(fault.Exception, context),
        FaultKind.Skip => new Attempt(Outcome.Skipped, null, null, fault.SkipReason),
        _ => Erred(fault.Exception),
    };

    private Attempt Erred(Exception exception)
    {
        try
        {
            return new Attempt(Outcome.Error, null, SampleError.From(exception), null, TransientErrors.Read(exception, eval.IsTransient, clock.GetUtcNow()));
        }
        catch (EvalTestException e)
        {
            // The eval's own rule for what is transient is wrong itself: that is this sample's error.
            return new Attempt(Outcome.Error, null, SampleError.From(e));
        }
    }

    private static Attempt Failed(Exception assertion, EvalContext context)
    {
        try
        {
            return new Attempt(Outcome.Completed, ResultReader.ReadFailed(context), SampleError.From(assertion));
        }
        catch (EvalTestException e)
        {
            // The scores that came before the assertion are wrong themselves, as two of one name: that is this sample's error.
            return new Attempt(Outcome.Error, null, SampleError.From(e));
        }
    }

    /// <summary>A body that does not heed its token is left behind when a stop abandons it.</summary>
    private ValueTask<object?> CallAsync(EvalContext context)
    {
        EvalContext.Enter(context);
        if (settings.TimeoutOf(context.Sample) is { } limit)
            return CallWithTimeoutAsync(context, limit);

        var running = body(context, stop.Abandoning);
        return running.IsCompleted ? running : new ValueTask<object?>(WaitAsync(running.AsTask(), context, stop.Abandoning));
    }

    private async Task<object?> WaitAsync(Task<object?> running, EvalContext context, CancellationToken patience)
    {
        try
        {
            return await running.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            leftBehind.Add(running, SampleKey.NameOf(context.SampleId, context.Trial));
            throw;
        }
    }

    private async ValueTask<object?> CallWithTimeoutAsync(EvalContext context, TimeSpan limit)
    {
        using var expiry = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stop.Abandoning);
        try
        {
            // On a thread of its own, so that one which blocks instead of awaiting runs out of time too.
            var running = Task.Run(() => body(context, either.Token).AsTask(), CancellationToken.None);
            return await WaitAsync(running, context, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (expiry.IsCancellationRequested && !stop.Abandoning.IsCancellationRequested)
        {
            throw new AttemptTimeoutException(limit, e);
        }
    }

    private readonly record struct Attempt(Outcome? Outcome, SampleResult? Result = null, SampleError? Error = null, string? SkipReason = null, TransientFault? Fault = null);
}
