namespace EvalTest.Running;

/// <summary>
/// The two signals that end a run early. The first request stops the start of samples and gives those in flight the drain time;
/// the second, or the end of that time, abandons them. Safe from any thread, signal handlers included: a request never throws.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    // The longest that a timer takes; a longer drain has no end.
    private static readonly TimeSpan longestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // Never disposed: without a timer or a wait handle a source holds nothing, and a signal may come at any moment after the end.
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandoning = new();
    private readonly TimeSpan drain;
    private readonly TimeProvider clock;
    private readonly Lock _lock = new();
    private string? _reason;
    private ITimer? _deadline;
    private Exception? _fault;
    private bool _over;

    /// <param name="drain">How long samples in flight are waited for; zero abandons them at once, infinite waits for a second request.</param>
    /// <param name="clock">Measures the drain.</param>
    public StopSignal(TimeSpan drain, TimeProvider clock)
    {
        if (drain != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(drain, TimeSpan.Zero);
        this.drain = drain > longestTimer ? Timeout.InfiniteTimeSpan : drain;
        this.clock = clock;
    }

    /// <summary>Fires when no further sample may start; always before <see cref="Abandoning"/>.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Fires when samples in flight are no longer waited for; it is the token that they see.</summary>
    public CancellationToken Abandoning => abandoning.Token;

    /// <summary>Who asked first, in words; null while nobody did.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
                return _reason;
        }
    }

    /// <summary>What the first of the callbacks on the tokens threw: an eval's own code may register there. Null if none did.</summary>
    public Exception? Fault
    {
        get
        {
            lock (_lock)
                return _fault;
        }
    }

    /// <summary>Asks for a stop. A second request while samples drain abandons them at once; after the run's end it does nothing.</summary>
    /// <param name="reason">In words, as in "stopped by Ctrl+C".</param>
    public void Request(string reason)
    {
        if (!TryBegin(reason))
            Abandon();
    }

    /// <summary>Asks for a stop unless one has begun: for what follows from the first request instead of insisting on it.</summary>
    /// <param name="reason">In words.</param>
    public void RequestOnce(string reason) => TryBegin(reason);

    /// <summary>Ends the watch: from here on nothing fires. The tokens stay readable.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _over = true;
            _deadline?.Dispose();
        }
    }

    private bool TryBegin(string reason)
    {
        lock (_lock)
        {
            if (_over || _reason is not null)
                return false;

            _reason = reason;
            if (drain > TimeSpan.Zero)
                _deadline = clock.CreateTimer(static state => ((StopSignal)state!).Abandon(), this, drain, Timeout.InfiniteTimeSpan);
        }

        Fire(stopping);
        if (drain == TimeSpan.Zero)
            Abandon();
        return true;
    }

    private void Abandon()
    {
        lock (_lock)
        {
            if (_over)
                return;
        }

        // A second request may overtake the first between its decision and its signal.
        Fire(stopping);
        Fire(abandoning);
    }

    // Callbacks run outside the lock. What one throws must not end the process from a timer or a signal handler.
    private void Fire(CancellationTokenSource signal)
    {
        try
        {
            signal.Cancel();
        }
        catch (AggregateException e)
        {
            lock (_lock)
                _fault ??= e.InnerExceptions[0];
        }
    }
}
