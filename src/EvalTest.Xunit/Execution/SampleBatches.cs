namespace EvalTest.Xunit.Execution;

/// <summary>
/// Gathers samples that are in flight into batches: one goes off when it is full, or a moment after its first sample came, because no more may come:
/// the dataset is at its end, or no more places are free. Each sample waits for its own result, so that the engine knows nothing of batches.
/// </summary>
/// <param name="size">Most samples in a batch.</param>
/// <param name="call">Runs a batch and gives each of its samples a result, or throws for all of them.</param>
/// <param name="clock">For the moment.</param>
internal sealed class SampleBatches(int size, Func<IReadOnlyList<BatchedSample>, CancellationToken, Task> call, TimeProvider clock) : IDisposable
{
    /// <summary>Long against what a call of a model varies by, short against what it takes.</summary>
    private static readonly TimeSpan moment = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private List<BatchedSample> _gathered = [];
    private ITimer? _timer;
    private long _began;

    /// <summary>Gives the sample's own result, or throws what became of it.</summary>
    public ValueTask<object?> AddAsync(BatchedSample sample)
    {
        List<BatchedSample>? full = null;
        lock (_lock)
        {
            _gathered.Add(sample);
            if (_gathered.Count == size)
                full = Take_NeedsLock();
            else if (_gathered.Count == 1)
                Await_NeedsLock();
        }

        if (full is not null)
            Start(full);
        return new ValueTask<object?>(sample.Result);
    }

    public void Dispose()
    {
        lock (_lock)
            _timer?.Dispose();
    }

    private void Await_NeedsLock()
    {
        _began = clock.GetTimestamp();
        _timer ??= clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(moment, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        List<BatchedSample> rest;
        lock (_lock)
        {
            if (_gathered.Count == 0)
                return;

            // It may have been set for a batch that went off full: the one that has begun since has a moment of its own.
            var left = moment - clock.GetElapsedTime(_began);
            if (left > TimeSpan.Zero)
            {
                _timer!.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            rest = Take_NeedsLock();
        }

        Start(rest);
    }

    private List<BatchedSample> Take_NeedsLock()
    {
        var batch = _gathered;
        _gathered = [];
        return batch;
    }

    // On a thread of its own: the last sample of a batch is not the one to wait for a body that blocks.
    private void Start(List<BatchedSample> batch) => _ = Task.Run(() => RunAsync(batch));

    private async Task RunAsync(List<BatchedSample> batch)
    {
        // Those that were given up while they waited: nobody would look at what the call costs.
        foreach (var gone in batch.Where(s => s.Cancellation.IsCancellationRequested))
            gone.Fail(new OperationCanceledException(gone.Cancellation));
        batch.RemoveAll(s => s.Result.IsFaulted);
        if (batch.Count == 0)
            return;

        using var all = new CancellationTokenSource();
        var left = batch.Count;
        var registrations = batch.ConvertAll(s => s.Cancellation.Register(() =>
        {
            // The others still have time where only some have run out of theirs.
            if (Interlocked.Decrement(ref left) == 0)
                all.Cancel();
        }));
        try
        {
            await call(batch, all.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            batch.ForEach(s => s.Fail(e));
        }
        finally
        {
            registrations.ForEach(r => r.Dispose());
        }
    }
}
