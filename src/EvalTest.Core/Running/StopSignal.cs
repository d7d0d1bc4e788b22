namespace EvalTest.Running;

/// <summary>
/// The two signals that end a run early. The first request stops the start of samples and gives those in flight the drain time;
/// the second, or the end of that time, abandons them. Safe from any thread, signal handlers included.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandoning;
    private readonly TimeSpan drain;
    private readonly TimeProvider clock;
    private readonly Lock _lock = new();
    private string? _reason;
    private ITimer? _deadline;

    public StopSignal(TimeSpan drain, TimeProvider clock)
    {
        this.drain = drain;
        this.clock = clock;
        abandoning = new CancellationTokenSource();
    }

    /// <summary>Fires when no further sample may start.</summary>
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

    /// <summary>Asks for a stop. A second request while samples drain abandons them at once.</summary>
    /// <param name="reason">In words, as in "stopped by Ctrl+C".</param>
    public void Request(string reason)
    {
        if (TryBegin(reason))
            stopping.Cancel();
        else
            Abandon();
    }

    /// <summary>Asks for a stop unless one has begun: for what follows from the first request instead of insisting on it.</summary>
    /// <param name="reason">In words.</param>
    public void RequestOnce(string reason)
    {
        if (TryBegin(reason))
            stopping.Cancel();
    }

    public void Dispose()
    {
        lock (_lock)
            _deadline?.Dispose();
        stopping.Dispose();
        abandoning.Dispose();
    }

    private bool TryBegin(string reason)
    {
        lock (_lock)
        {
            if (_reason is not null)
                return false;

            _reason = reason;
            _deadline = clock.CreateTimer(static s => ((StopSignal)s!).Abandon(), this, drain, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    private void Abandon() => abandoning.Cancel();
}
