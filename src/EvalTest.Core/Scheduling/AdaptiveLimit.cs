namespace EvalTest.Scheduling;

/// <summary>
/// How many calls to one provider may be in flight: it rises while more of them get more done, and falls when the provider refuses calls or
/// only gets slower. A refusal is remembered as a ceiling, below which it stays most of the time and above which it looks ever more boldly
/// while nothing is refused. Pure; for one thread at a time.
/// </summary>
internal sealed class AdaptiveLimit
{
    private const int LeastOfRound = 8;
    private const double WorthDoubling = 1.15;
    private const double Cut = 0.8;
    private const double Step = 0.04;
    private const int RoundsAtCeiling = 16;
    private const double MuchSlower = 2;
    private const double NoGain = 1.05;
    private const double ManyTimeouts = 0.05;

    private static readonly TimeSpan shortestHalt = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan longestHalt = TimeSpan.FromSeconds(5);

    private readonly bool searches;
    private double limit;
    private double most;
    private double ceiling = double.MaxValue;
    private bool doubles;
    private int holds;
    private int holdFor = RoundsAtCeiling;

    private TimeSpan cutAt = TimeSpan.MinValue;
    private TimeSpan haltUntil;
    private int refusedInRow;

    private TimeSpan roundBegan;
    private int ended;
    private int endedFull;
    private int timeouts;
    private double latencies;
    private double bestRate;
    private double bestLatency = double.MaxValue;

    /// <param name="most">Never more, 1 or more.</param>
    /// <param name="start">Where the search begins; null to begin with the most and only heed refusals.</param>
    public AdaptiveLimit(int most, int? start = null)
    {
        this.most = most;
        searches = doubles = start is not null;
        limit = Math.Min(most, start ?? most);
    }

    /// <summary>Calls that may be in flight, 1 or more; just one while the provider refuses every call.</summary>
    public int Limit => refusedInRow > 0 ? 1 : (int)limit;

    /// <summary>What it would be without the refusals of this moment.</summary>
    public int Settled => (int)limit;

    /// <summary>How often it was cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How long to wait before the next call; zero if none is refused.</summary>
    public TimeSpan Wait(TimeSpan now) => haltUntil > now ? haltUntil - now : TimeSpan.Zero;

    /// <summary>Lets it rise further.</summary>
    public void Raise(int toMost)
    {
        // What nothing has cut yet is the user's own number, and follows it.
        limit = !searches && limit == most ? toMost : limit;
        most = toMost;
    }

    /// <summary>A call is made: while the provider refuses, the next one waits as long again.</summary>
    public void Began(TimeSpan now)
    {
        if (refusedInRow > 0)
            haltUntil = now + Halt();
    }

    /// <summary>A call was answered.</summary>
    /// <param name="now">When.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="wasFull">Whether as many as allowed were in flight.</param>
    public void Answered(TimeSpan now, TimeSpan began, bool wasFull)
    {
        refusedInRow = 0;
        haltUntil = TimeSpan.Zero;
        Count(now, now - began, wasFull);
    }

    /// <summary>A call was not answered in time, or failed in another way that says nothing about how many are too many.</summary>
    public void Failed(TimeSpan now, TimeSpan began, bool wasFull, bool timedOut)
    {
        timeouts += timedOut ? 1 : 0;
        Count(now, timedOut ? TimeSpan.Zero : now - began, wasFull);
    }

    /// <summary>A call was refused because there were too many. Of those that were in flight together only the first counts.</summary>
    public void Refused(TimeSpan now, TimeSpan began)
    {
        if (began < cutAt)
            return;

        var first = refusedInRow++ == 0;
        haltUntil = now + Halt();
        if (first)
            Fall(now);
    }

    private TimeSpan Halt()
    {
        var halt = shortestHalt * Math.Pow(2, Math.Min(refusedInRow - 1, 10));
        return halt < longestHalt ? halt : longestHalt;
    }

    private void Fall(TimeSpan now)
    {
        Cuts++;
        (doubles, cutAt, holds, holdFor) = (false, now, 0, RoundsAtCeiling);
        ceiling = Math.Max(1, Math.Floor(limit) - 1);
        limit = Math.Max(1, limit * Cut);
        BeginRound(now);
    }

    private void Count(TimeSpan now, TimeSpan latency, bool wasFull)
    {
        if (!searches && limit >= most)
            return;

        ended++;
        endedFull += wasFull ? 1 : 0;
        latencies += latency.TotalSeconds;
        if (ended < Math.Max(LeastOfRound, (int)limit) || now <= roundBegan)
            return;

        EndRound(ended / (now - roundBegan).TotalSeconds, latencies / ended);
        BeginRound(now);
    }

    private void BeginRound(TimeSpan now) => (roundBegan, ended, endedFull, timeouts, latencies) = (now, 0, 0, 0, 0);

    private void EndRound(double rate, double latency)
    {
        var tooSlow = searches && latency > bestLatency * MuchSlower && rate < bestRate * NoGain;
        var lost = searches && timeouts > ended * ManyTimeouts && timeouts > 1;
        // A limit that is not reached says nothing: the samples run out, or wait for something else.
        var full = endedFull * 2 >= ended;
        if (lost || tooSlow)
            Slow();
        else if (full)
            Rise(rate);

        bestRate = Math.Max(bestRate * 0.99, full ? rate : 0);
        bestLatency = latency < bestLatency ? latency : bestLatency * 1.002;
    }

    private void Slow()
    {
        Cuts++;
        (doubles, holds, holdFor) = (false, 0, RoundsAtCeiling);
        ceiling = Math.Max(1, Math.Floor(limit) - 1);
        limit = Math.Max(1, limit * Cut);
    }

    private void Rise(double rate)
    {
        if (doubles && rate >= bestRate * WorthDoubling)
        {
            limit = Math.Min(most, limit * 2);
            return;
        }

        doubles = false;
        var higher = limit + Math.Max(1, limit * Step);
        if (higher > ceiling && ++holds < holdFor)
        {
            limit = Math.Max(limit, Math.Min(ceiling, most));
            return;
        }

        if (higher > ceiling)
            (ceiling, holds, holdFor) = (higher, 0, Math.Max(1, holdFor / 2));
        limit = Math.Min(most, higher);
    }
}
