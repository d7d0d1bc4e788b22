namespace EvalTest.Scheduling;

/// <summary>What is known of one provider, and who waits to call it. Everything in it belongs to the lock of its <see cref="SamplePool"/>.</summary>
/// <param name="key">Its name; empty for that of evals that name none.</param>
/// <param name="limit">How many calls it bears.</param>
internal sealed class Provider(string key, AdaptiveLimit limit)
{
    private readonly Breaker breaker = new();
    private TimeSpan pausedSince;
    private TimeSpan paused;
    private string? lastFault;

    public string Key => key;

    public AdaptiveLimit Limit => limit;

    public RetryBudget Budget { get; } = new();

    public Queue<TaskCompletionSource<bool>> Waiting { get; } = new();

    public int InFlight { get; private set; }

    /// <summary>Pauses because it did not work.</summary>
    public int Pauses => breaker.Openings;

    /// <summary>Why it is paused; null while it is not.</summary>
    public string? Pause => breaker.OpenUntil is null ? null : lastFault;

    /// <summary>The last reason for a pause, over or not; null where there was none.</summary>
    public string? LastPause { get; private set; }

    /// <summary>How long all pauses took together, up to a moment.</summary>
    public TimeSpan PausedFor(TimeSpan now) => paused + (breaker.OpenUntil is null ? TimeSpan.Zero : now - pausedSince);

    /// <summary>How long to wait for a reason of its own: zero if a call may be made, null if one has to end first.</summary>
    public TimeSpan? Wait(TimeSpan now)
    {
        var (halt, pause) = (limit.Wait(now), breaker.Wait(now));
        if (halt > TimeSpan.Zero || pause > TimeSpan.Zero)
            return halt > pause ? halt : pause;
        return InFlight < limit.Limit ? TimeSpan.Zero : null;
    }

    public void Began(TimeSpan now)
    {
        InFlight++;
        limit.Began(now);
        breaker.Began(now);
    }

    /// <param name="now">When the call ended.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="fault">How it failed; null if it was answered, or nobody knows.</param>
    /// <param name="known">Whether its end says anything; false for one that was abandoned.</param>
    public void Ended(TimeSpan now, TimeSpan began, TransientFault? fault, bool known)
    {
        var inFlight = InFlight--;
        var wasFull = inFlight >= limit.Limit;
        if (!known)
            return;

        if (fault is { } refused && refused.IsRefusal)
            limit.Refused(now, began, inFlight);
        else if (fault is { Kind: TransientKind.Timeout } or { IsOutage: true })
            limit.Failed(now, began, wasFull, fault?.Kind == TransientKind.Timeout);
        else
            Answered(now, began, wasFull);

        if (fault is { IsOutage: true } outage)
            lastFault = outage.Text;
        // A refusal or a time-out says neither that it works nor that it does not.
        if (fault?.Kind is not (TransientKind.RateLimited or TransientKind.Timeout))
            CountPause(now, began, fault is { IsOutage: true });
    }

    private void Answered(TimeSpan now, TimeSpan began, bool wasFull)
    {
        Budget.Earn();
        limit.Answered(now, began, wasFull);
    }

    private void CountPause(TimeSpan now, TimeSpan began, bool failed)
    {
        var wasOpen = breaker.OpenUntil is not null;
        if (breaker.Ended(now, began, failed))
            (pausedSince, LastPause) = (now, lastFault);
        else if (wasOpen && breaker.OpenUntil is null)
            paused += now - pausedSince;
    }
}
