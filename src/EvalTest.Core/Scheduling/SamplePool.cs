namespace EvalTest.Scheduling;

/// <summary>
/// The places for samples in flight that all evals of a process share: as many as the user said, or as many as the providers turn out to bear.
/// A sample starts when the process and its provider have a place for it, and its provider is not paused. Thread-safe.
/// </summary>
internal sealed class SamplePool : IDisposable
{
    /// <summary>Places where nobody says otherwise.</summary>
    public const int DefaultSize = 16;

    /// <summary>The most that is tried where the engine finds out by itself.</summary>
    public const int MostFound = 1024;

    private const int FirstTried = 4;

    private readonly TimeProvider clock;
    private readonly long created;
    private readonly bool isFixed;
    private readonly bool isAuto;
    private readonly Lock _lock = new();
    private readonly List<Provider> _providers = [];
    private readonly ITimer _timer;
    private int _size;
    private int _inFlight;
    private int _waiting;
    private int _turn;
    private bool _stopped;

    /// <summary>Creates it.</summary>
    /// <param name="size">As the user asked, 1 or more; null for the larger of <see cref="DefaultSize"/> and the largest eval's own.</param>
    /// <param name="isAuto">Find out, provider by provider; the size is then null.</param>
    /// <param name="clock">Measures latencies and pauses.</param>
    public SamplePool(int? size, bool isAuto, TimeProvider clock)
    {
        isFixed = size is not null || isAuto;
        this.isAuto = isAuto;
        this.clock = clock;
        created = clock.GetTimestamp();
        _size = isAuto ? MostFound : size ?? DefaultSize;
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Since it was created.</summary>
    public TimeSpan Now => clock.GetElapsedTime(created);

    public int Size
    {
        get
        {
            lock (_lock)
                return _size;
        }
    }

    /// <summary>Makes room for an eval's own concurrency, unless the user fixed the size; returns how many workers the eval may use.</summary>
    /// <param name="evalConcurrency">Most samples of the eval in flight; null where it does not say.</param>
    /// <param name="batch">How many samples it takes in one call.</param>
    public int Admit(int? evalConcurrency, int batch = 1)
    {
        var wanted = evalConcurrency ?? batch;
        List<TaskCompletionSource<bool>> ready = [];
        try
        {
            lock (_lock)
            {
                if (!isFixed && wanted > _size)
                {
                    _size = wanted;
                    _providers.ForEach(p => p.Limit.Raise(_size));
                    ready = Ready_NeedsLock();
                }

                return Math.Min(evalConcurrency ?? _size, _size);
            }
        }
        finally
        {
            Release(ready, true);
        }
    }

    /// <summary>The provider of that name; evals that name none share one.</summary>
    public Provider Provider(string key)
    {
        lock (_lock)
        {
            if (_providers.Find(p => p.Key == key) is { } known)
                return known;
            var added = new Provider(key, new AdaptiveLimit(_size, isAuto ? FirstTried : null));
            _providers.Add(added);
            return added;
        }
    }

    /// <summary>Takes a place as soon as there is one, first come, first served among those of one provider; false once the run stops.</summary>
    public ValueTask<bool> EnterAsync(Provider provider)
    {
        lock (_lock)
        {
            if (_stopped)
                return new ValueTask<bool>(false);
            var now = Now;
            if (provider.Waiting.Count == 0 && TryTake_NeedsLock(provider, now))
                return new ValueTask<bool>(true);
            var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            provider.Waiting.Enqueue(waiter);
            _waiting++;
            SetTimer_NeedsLock(now);
            return new ValueTask<bool>(waiter.Task);
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="began">When the place was taken, by <see cref="Now"/>.</param>
    /// <param name="fault">How the call failed; null if it did not, or in a way that says nothing about the provider.</param>
    /// <param name="known">Whether its end says anything; false for one that a stop abandoned.</param>
    public void Leave(Provider provider, TimeSpan began, TransientFault? fault, bool known)
    {
        List<TaskCompletionSource<bool>> ready;
        lock (_lock)
        {
            _inFlight--;
            provider.Ended(Now, began, fault, known);
            if (_waiting == 0)
                return;
            ready = Ready_NeedsLock();
        }

        Release(ready, true);
    }

    /// <summary>Takes a retry from a provider's budget; zero, or how long to wait before asking again.</summary>
    public TimeSpan TryTakeRetry(Provider provider)
    {
        lock (_lock)
            return provider.Budget.TryTake(Now);
    }

    /// <summary>How it is with each provider.</summary>
    public IReadOnlyList<ProviderState> States()
    {
        lock (_lock)
            return [.. _providers.Select(p => new ProviderState(p.Key, p.InFlight, p.Limit.Limit, isAuto, p.Limit.Cuts, p.Pause, p.LastPause, p.Pauses, p.PausedFor(Now)))];
    }

    /// <summary>Whoever waits for a place gets none any more.</summary>
    public void Stop()
    {
        List<TaskCompletionSource<bool>> waiting = [];
        lock (_lock)
        {
            _stopped = true;
            foreach (var provider in _providers)
            {
                waiting.AddRange(provider.Waiting);
                provider.Waiting.Clear();
            }

            _waiting = 0;
        }

        Release(waiting, false);
    }

    public void Dispose() => _timer.Dispose();

    private void Wake()
    {
        List<TaskCompletionSource<bool>> ready;
        lock (_lock)
            ready = Ready_NeedsLock();
        Release(ready, true);
    }

    private static void Release(List<TaskCompletionSource<bool>> waiters, bool mayStart)
    {
        foreach (var waiter in waiters)
            waiter.SetResult(mayStart);
    }

    private bool TryTake_NeedsLock(Provider provider, TimeSpan now)
    {
        if (_stopped || _inFlight >= _size || provider.Wait(now) != TimeSpan.Zero)
            return false;
        _inFlight++;
        provider.Began(now);
        return true;
    }

    /// <summary>Takes places for those who wait, a provider after the other, so that none takes all of them.</summary>
    private List<TaskCompletionSource<bool>> Ready_NeedsLock()
    {
        List<TaskCompletionSource<bool>> ready = [];
        var now = Now;
        for (var idle = 0; _waiting > 0 && _inFlight < _size && idle < _providers.Count; _turn = (_turn + 1) % _providers.Count)
        {
            var provider = _providers[_turn];
            if (provider.Waiting.Count == 0 || !TryTake_NeedsLock(provider, now))
            {
                idle++;
                continue;
            }

            idle = 0;
            _waiting--;
            ready.Add(provider.Waiting.Dequeue());
        }

        SetTimer_NeedsLock(now);
        return ready;
    }

    // By the moment at which they were made to wait: a wait that has just run out since would set no timer, and nobody would wake them.
    // The timer of one that ran out before is about to fire, and is not put off for another's.
    private void SetTimer_NeedsLock(TimeSpan now)
    {
        var hasRoom = _inFlight < _size;
        var due = _providers.Where(p => p.Waiting.Count > 0).Select(p => p.Wait(now)).Where(w => w > TimeSpan.Zero || (w == TimeSpan.Zero && hasRoom)).Min();
        if (due is { } wait)
            _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
