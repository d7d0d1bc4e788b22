namespace EvalTest.Core.Tests.Loopback;

/// <summary>Decides what each call gets. The failures of a sample's calls depend on the seed alone, not on the order in which samples come. Thread-safe.</summary>
internal sealed class ProviderGate(ProviderTraits traits, TimeProvider clock)
{
    private readonly long begun = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<ProviderCall> _calls = [];
    private readonly Dictionary<string, int> _callsOf = [];
    private double _tokens = traits.Bucket;
    private TimeSpan _filled;
    private int _inFlight;

    public IReadOnlyList<ProviderCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public int MostInFlight { get; private set; }

    /// <summary>A call came; to be followed by <see cref="Leave"/>.</summary>
    public ProviderCall Enter(string sample)
    {
        lock (_lock)
        {
            var now = clock.GetElapsedTime(begun);
            var call = Judge(sample, now, new Random(Mix(sample, _callsOf[sample] = _callsOf.GetValueOrDefault(sample) + 1)));
            _calls.Add(call);
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            return call;
        }
    }

    public void Leave()
    {
        lock (_lock)
            _inFlight--;
    }

    private ProviderCall Judge(string sample, TimeSpan now, Random random)
    {
        var (chance, takes, wish) = (random.NextDouble(), Between(random), TimeSpan.FromSeconds(random.Next(1, traits.LongestWish + 1)));
        if (traits.IsBurst(now))
            return new ProviderCall(sample, now, CallKind.Burst, wish, TimeSpan.Zero);
        if (_inFlight >= traits.MostAtOnce)
            return new ProviderCall(sample, now, CallKind.TooMany, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        if (!TakeToken(now))
            return new ProviderCall(sample, now, CallKind.TooFast, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        if (chance < traits.HangShare)
            return new ProviderCall(sample, now, CallKind.Hung, null, Timeout.InfiniteTimeSpan);
        return new ProviderCall(sample, now, chance < traits.HangShare + traits.ErrorShare ? CallKind.Broken : CallKind.Answered, null, takes);
    }

    private TimeSpan Between(Random random) => traits.ShortestAnswer + ((traits.LongestAnswer - traits.ShortestAnswer) * random.NextDouble());

    private bool TakeToken(TimeSpan now)
    {
        _tokens = Math.Min(traits.Bucket, _tokens + ((now - _filled).TotalMinutes * traits.PerMinute));
        _filled = now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }

    // HashCode is another in each process.
    private int Mix(string sample, int call) => sample.Aggregate((traits.Seed * 7919) + call, (hash, c) => unchecked((hash * 31) + c));
}
