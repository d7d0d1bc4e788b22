using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Scoring;

namespace EvalTest.Running;

/// <summary>Runs one trial of one sample and turns whatever happens into a record.</summary>
internal sealed class SampleRunner(EvalDefinition eval, SampleBody body, string experiment, string sessionId, TimeSpan? timeout, StopSignal stop, TimeProvider clock)
{
    /// <summary>The record; null where a stop abandoned the sample before it finished: it has then not happened.</summary>
    public async ValueTask<SampleRecord?> RunAsync(PlannedTrial trial)
    {
        var seed = (int)trial.KeyHash;
        var context = new EvalContext(experiment, sessionId, eval, trial.Sample, trial.Key.Trial, trial.Attempt, seed);
        var started = clock.GetUtcNow();
        var begun = clock.GetTimestamp();
        var (outcome, result, error, skipReason) = await AttemptAsync(context).ConfigureAwait(false);
        // Whatever a body answers to its abandonment, or long after it, says nothing about the sample.
        if (outcome is null || stop.Abandoning.IsCancellationRequested)
            return null;

        context.Collect?.Invoke(context);
        return new SampleRecord
        {
            Eval = eval.Id,
            Key = trial.Key,
            Attempt = trial.Attempt,
            InputHash = trial.Sample.InputHash,
            ExpectedHash = trial.Sample.ExpectedHash,
            Outcome = outcome.Value,
            Passed = result?.Passed,
            Scores = result?.Scores ?? [],
            Index = trial.Sample.Index,
            Started = started,
            Duration = clock.GetElapsedTime(begun),
            Error = error,
            SkipReason = skipReason,
            InputJson = trial.Sample.InputJson,
            Values = result?.Values ?? context.Taken().Values,
            Usage = result is null ? context.Taken().Usage : result.Usage,
            Output = context.Output,
            Warnings = context.Warnings,
            Attachments = context.Attachments,
        };
    }

    private async ValueTask<Attempt> AttemptAsync(EvalContext context)
    {
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
            return new Attempt(Outcome.Timeout, null, SampleError.From(e));
        }
        catch (Exception e)
        {
            // Everything else that a body throws is a finding about this sample, not a fault of the run.
            return Understand(FaultClassifier.Classify(e, eval.SkipExceptions), context);
        }
    }

    private static Attempt Understand(Fault fault, EvalContext context) => fault.Kind switch
    {
        FaultKind.Assertion => Failed(fault.Exception, context),
        FaultKind.Skip => new Attempt(Outcome.Skipped, null, null, fault.SkipReason),
        _ => new Attempt(Outcome.Error, null, SampleError.From(fault.Exception)),
    };

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
        if (timeout is { } limit)
            return CallWithTimeoutAsync(context, limit);

        var running = body(context, stop.Abandoning);
        return running.IsCompleted ? running : new ValueTask<object?>(running.AsTask().WaitAsync(stop.Abandoning));
    }

    private async ValueTask<object?> CallWithTimeoutAsync(EvalContext context, TimeSpan limit)
    {
        using var expiry = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stop.Abandoning);
        try
        {
            // On a thread of its own, so that one which blocks instead of awaiting runs out of time too.
            var running = Task.Run(() => body(context, either.Token).AsTask(), CancellationToken.None);
            return await running.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (expiry.IsCancellationRequested && !stop.Abandoning.IsCancellationRequested)
        {
            throw new AttemptTimeoutException(limit, e);
        }
    }

    private readonly record struct Attempt(Outcome? Outcome, SampleResult? Result = null, SampleError? Error = null, string? SkipReason = null);
}
