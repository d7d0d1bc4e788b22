using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

/// <summary>A provider in virtual time that is called as often at once as a limit allows.</summary>
internal sealed class SimulatedProvider(AdaptiveLimit limit, int seed)
{
    private static readonly TimeSpan answer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan refusal = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private const double Bucket = 20;

    private readonly Random random = new(seed);
    private readonly PriorityQueue<(TimeSpan Began, bool IsRefused, bool IsHung), TimeSpan> calls = new();
    private int answering;
    private TimeSpan began;
    private int answered;
    private double tokens = Bucket;
    private TimeSpan filled;

    /// <summary>Calls beyond are refused.</summary>
    public int MostAtOnce { get; set; } = int.MaxValue;

    /// <summary>Calls that come more often are refused, but for a few; 0 for any rate.</summary>
    public double PerSecond { get; init; }

    /// <summary>From one time at which all calls are refused for <see cref="RefusalLasts"/> to the next; zero for none.</summary>
    public TimeSpan RefusalEvery { get; init; }

    public TimeSpan RefusalLasts { get; init; }

    /// <summary>Calls beyond wait for one of these.</summary>
    public int Servers { get; init; } = int.MaxValue;

    /// <summary>0 for none.</summary>
    public int HangsOneIn { get; init; }

    /// <summary>Until then every call is refused.</summary>
    public TimeSpan RefusesUntil { get; set; }

    public AdaptiveLimit Limit => limit;

    public TimeSpan Now { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Answers a second, in the second half of the last run.</summary>
    public double Rate { get; private set; }

    /// <summary>What so many calls at once would give.</summary>
    public double BestRate(int atOnce) => atOnce / answer.TotalSeconds;

    public void Run(int calls)
    {
        answered = 0;
        while (answered < calls)
        {
            Start();
            End();
            if (answered == calls / 2)
                began = Now;
        }

        Rate = (calls - (calls / 2)) / (Now - began).TotalSeconds;
    }

    private void Start()
    {
        while (calls.Count < limit.Limit && limit.Wait(Now) == TimeSpan.Zero)
        {
            limit.Began(Now);
            var refused = answering >= MostAtOnce || Now < RefusesUntil || IsRefusalTime() || IsTooFast();
            var hung = !refused && HangsOneIn > 0 && random.Next(HangsOneIn) == 0;
            var busy = Math.Max(1.0, (answering + 1.0) / Servers);
            var time = refused ? refusal : hung ? patience : answer * (0.5 + random.NextDouble()) * busy;
            answering += refused ? 0 : 1;
            calls.Enqueue((Now, refused, hung), Now + time);
        }
    }

    private bool IsRefusalTime() => RefusalEvery > TimeSpan.Zero && Now.Ticks % RefusalEvery.Ticks > (RefusalEvery - RefusalLasts).Ticks;

    private bool IsTooFast()
    {
        if (PerSecond == 0)
            return false;
        tokens = Math.Min(Bucket, tokens + ((Now - filled).TotalSeconds * PerSecond));
        filled = Now;
        tokens -= tokens < 1 ? 0 : 1;
        return tokens < 1;
    }

    private void End()
    {
        if (!calls.TryDequeue(out var call, out var at))
        {
            Now += limit.Wait(Now);
            return;
        }

        Now = at > Now ? at : Now;
        var full = calls.Count + 1 >= limit.Limit;
        if (call.IsRefused)
        {
            Refused++;
            limit.Refused(Now, call.Began, calls.Count + 1);
            return;
        }

        answering--;
        if (call.IsHung)
        {
            limit.Failed(Now, call.Began, full, timedOut: true);
            return;
        }

        answered++;
        limit.Answered(Now, call.Began, full);
    }
}
