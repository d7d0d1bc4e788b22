using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

/// <summary>A provider in virtual time that is called as often at once as a limit allows.</summary>
internal sealed class SimulatedProvider(AdaptiveLimit limit, int seed)
{
    private const double Bucket = 20;
    private const int LateOneIn = 100;
    private const int LateBy = 30;

    private readonly Random random = new(seed);
    private readonly PriorityQueue<(TimeSpan Began, Fate Fate), TimeSpan> calls = new();
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

    public TimeSpan ShortestAnswer { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The usual time of a refusal, but for a half more or less; one in a hundred takes much longer.</summary>
    public TimeSpan RefusalTakes { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The share of calls that are never answered.</summary>
    public double HangShare { get; init; }

    /// <summary>The share of calls that fail after the time of an answer.</summary>
    public double ErrorShare { get; init; }

    /// <summary>How long the caller waits for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until then every call is refused.</summary>
    public TimeSpan RefusesUntil { get; set; }

    public AdaptiveLimit Limit => limit;

    public TimeSpan Now { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Those of <see cref="Refused"/> that fewer or slower calls would have spared.</summary>
    public int Deserved { get; private set; }

    /// <summary>Answers a second, in the second half of the last run.</summary>
    public double Rate { get; private set; }

    /// <summary>What so many calls at once would give.</summary>
    public double BestRate(int atOnce) => atOnce * 2 / (ShortestAnswer + LongestAnswer).TotalSeconds;

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
            var fate = Judge();
            answering += fate == Fate.Refused ? 0 : 1;
            calls.Enqueue((Now, fate), Now + Takes(fate));
        }
    }

    private Fate Judge()
    {
        if (Now < RefusesUntil || IsRefusalTime())
            return Fate.Refused;
        if (answering >= MostAtOnce || IsTooFast())
        {
            Deserved++;
            return Fate.Refused;
        }

        var chance = random.NextDouble();
        return chance < HangShare ? Fate.Hung : chance < HangShare + ErrorShare ? Fate.Broken : Fate.Answered;
    }

    private TimeSpan Takes(Fate fate) => fate switch
    {
        Fate.Hung => Patience,
        Fate.Refused => RefusalTakes * (0.5 + random.NextDouble()) * (random.Next(LateOneIn) == 0 ? LateBy : 1),
        _ => (ShortestAnswer + ((LongestAnswer - ShortestAnswer) * random.NextDouble())) * Math.Max(1.0, (answering + 1.0) / Servers),
    };

    private bool IsRefusalTime() => RefusalEvery > TimeSpan.Zero && Now.Ticks % RefusalEvery.Ticks > (RefusalEvery - RefusalLasts).Ticks;

    private bool IsTooFast()
    {
        if (PerSecond == 0)
            return false;
        tokens = Math.Min(Bucket, tokens + ((Now - filled).TotalSeconds * PerSecond));
        filled = Now;
        if (tokens < 1)
            return true;
        tokens--;
        return false;
    }

    private void End()
    {
        // The next thing to happen may be that a call may be made again.
        var wait = calls.Count < limit.Limit ? limit.Wait(Now) : TimeSpan.Zero;
        if (!calls.TryPeek(out var call, out var at) || (wait > TimeSpan.Zero && Now + wait < at))
        {
            Now += wait;
            return;
        }

        calls.Dequeue();
        Now = at > Now ? at : Now;
        var full = calls.Count + 1 >= limit.Limit;
        answering -= call.Fate == Fate.Refused ? 0 : 1;
        switch (call.Fate)
        {
            case Fate.Refused:
                Refused++;
                limit.Refused(Now, call.Began, calls.Count + 1);
                break;
            case Fate.Answered:
                answered++;
                limit.Answered(Now, call.Began, full);
                break;
            default:
                limit.Failed(Now, call.Began, full, timedOut: call.Fate == Fate.Hung);
                break;
        }
    }

    private enum Fate
    {
        Answered,
        Refused,
        Broken,
        Hung,
    }
}
