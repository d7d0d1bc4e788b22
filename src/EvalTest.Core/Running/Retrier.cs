using EvalTest.Planning;
using EvalTest.Scheduling;
using Polly;
using Polly.Retry;

namespace EvalTest.Running;

/// <summary>
/// Tries trials again whose attempt failed for a reason that may pass. While one waits it holds no place, and nothing waits for it but the end
/// of the eval.
/// </summary>
internal sealed class Retrier
{
    /// <summary>Trials that wait for another attempt; beyond, no new samples are started before one of them ended.</summary>
    private const int MostWaiting = 1_000;

    private readonly Func<PlannedTrial, bool, ValueTask<TransientFault?>> attempt;
    private readonly Func<TimeSpan> takeRetry;
    private readonly TimeProvider clock;
    private readonly CancellationToken stopping;
    private readonly int retries;
    private readonly ResiliencePipeline<TransientFault?> pipeline;

    private readonly Lock _lock = new();
    private readonly List<PlannedTrial> _dropped = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<TaskCompletionSource> _parked = new();
    private int _waiting;
    private bool _ending;

    /// <param name="retries">More attempts for each trial, 1 or more.</param>
    /// <param name="attempt">Makes one attempt, which is the last one or not; returns why there should be another. Cancelled if a stop kept it from its end.</param>
    /// <param name="takeRetry">Takes a retry from the provider's budget: zero, or how long to wait.</param>
    /// <param name="clock">Time.</param>
    /// <param name="stopping">Whoever waits then is dropped.</param>
    public Retrier(int retries, Func<PlannedTrial, bool, ValueTask<TransientFault?>> attempt, Func<TimeSpan> takeRetry, TimeProvider clock, CancellationToken stopping)
    {
        this.retries = retries;
        this.attempt = attempt;
        this.takeRetry = takeRetry;
        this.clock = clock;
        this.stopping = stopping;
        pipeline = new ResiliencePipelineBuilder<TransientFault?> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<TransientFault?>
            {
                MaxRetryAttempts = retries,
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result is not null),
                DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(Delay(args)),
            })
            .Build();
    }

    /// <summary>Trials that a stop kept from another attempt: the error that they had stands.</summary>
    public IReadOnlyList<PlannedTrial> Dropped
    {
        get
        {
            lock (_lock)
                return [.. _dropped];
        }
    }

    /// <summary>Takes a trial over; completes at once, unless very many wait already: then when one of them has ended, one caller for each.</summary>
    public Task AddAsync(PlannedTrial trial, TransientFault fault)
    {
        TaskCompletionSource? parked = null;
        lock (_lock)
        {
            _waiting++;
            if (_waiting >= MostWaiting)
                _parked.Enqueue(parked = new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        _ = RetryAsync(trial, fault);
        return parked?.Task ?? Task.CompletedTask;
    }

    /// <summary>No trial comes any more: completes when all have ended, with the fault of the first whose record could not be written.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _ending = true;
            if (_waiting == 0)
                _done.TrySetResult();
        }

        return _done.Task;
    }

    private static TimeSpan Delay(RetryDelayGeneratorArguments<TransientFault?> args)
    {
        var retry = args.Context.Properties.GetValue(RetriedTrial.Property, null!);
        var chance = new Random(HashCode.Combine(retry.Trial.KeyHash, retry.Trial.Attempt)).NextDouble();
        return Backoff.Delay(args.AttemptNumber, args.Outcome.Result?.RetryAfter, chance);
    }

    private async Task RetryAsync(PlannedTrial trial, TransientFault fault)
    {
        var retried = new RetriedTrial(trial);
        var context = ResilienceContextPool.Shared.Get(stopping);
        context.Properties.Set(RetriedTrial.Property, retried);
        try
        {
            await pipeline.ExecuteAsync(c => retried.Tries++ == 0 ? ValueTask.FromResult<TransientFault?>(fault) : AttemptAsync(retried), context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Drop(retried.Trial);
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            Leave();
        }
    }

    private async ValueTask<TransientFault?> AttemptAsync(RetriedTrial retried)
    {
        // A timer takes whole milliseconds, and less than one would be no wait at all.
        while (takeRetry() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, stopping).ConfigureAwait(false);
        retried.Trial = retried.Trial with { Attempt = retried.Trial.Attempt + 1 };
        return await attempt(retried.Trial, retried.Tries > retries).ConfigureAwait(false);
    }

    private void Drop(PlannedTrial trial)
    {
        lock (_lock)
            _dropped.Add(trial);
    }

    private void Leave()
    {
        TaskCompletionSource? parked;
        lock (_lock)
        {
            _waiting--;
            _parked.TryDequeue(out parked);
            if (_ending && _waiting == 0)
                _done.TrySetResult();
        }

        parked?.SetResult();
    }
}
