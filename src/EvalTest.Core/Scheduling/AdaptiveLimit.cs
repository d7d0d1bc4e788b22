namespace EvalTest.Scheduling;

/// <summary>
/// How many calls to one provider may be in flight: it rises while more of them get more done, and falls when the provider refuses calls or
/// only gets slower. A refusal is remembered as a ceiling, below which it stays most of the time and above which it looks ever more boldly
/// while nothing is refused. Refusals that go on when few calls are left in flight have another reason than their number, and are forgotten.
/// Pure; for one thread at a time.
/// </summary>
internal sealed class AdaptiveLimit
{
    private const int LeastOfRound = 8;
    private const double WorthDoubling = 1.15;
    private const double Cut = 0.8;
    private const double Step = 0.04;
    private const int RoundsAtCeiling = 16;
    private const int LeastRoundsAtCeiling = 4;
    private const double MuchSlower = 2;
    private const double NoGain = 1.05;
    private const double ManyTimeouts = 0.05;
    private const int FewTimeouts = 2;
    private const int SureOfNoRefusal = 4;

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
    private TimeSpan refusalTook;
    private TimeSpan? probedAt;
    private (double Limit, double Ceiling)? beforeCut;

    private TimeSpan roundBegan;
    private int ended;
    private int endedFull;
    private int timeouts;
    private double latencies;
    private double bestRate;
    private double bestLatency = double.MaxValue;
    private double served;

    /// <param name="most">Never more, 1 or more.</param>
    /// <param name="start">Where the search begins; null to begin with the most and only heed refusals.</param>
    public AdaptiveLimit(int most, int? start = null)
    {
        this.most = most;
        searches = doubles = start is not null;
        limit = Math.Min(most, start ?? most);
    }

    /// <summary>Calls that may be in flight, 1 or more.</summary>
    public int Limit => (int)limit;

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

    /// <summary>A call is made: while the provider refuses, the next one waits until this one would have been refused too.</summary>
    public void Began(TimeSpan now)
    {
        if (refusedInRow == 0)
            return;

        // A refusal comes soon, an answer may take minutes: what is not refused by then is taken.
        var soon = refusalTook * SureOfNoRefusal > shortestHalt ? refusalTook * SureOfNoRefusal : shortestHalt;
        if (probedAt is { } probe && now - probe >= soon)
            Accepted();
        else
            (probedAt, haltUntil) = (now, now + (soon < longestHalt ? soon : longestHalt));
    }

    /// <summary>A call was answered.</summary>
    /// <param name="now">When.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="wasFull">Whether as many as allowed were in flight.</param>
    public void Answered(TimeSpan now, TimeSpan began, bool wasFull)
    {
        // What was taken before the refusals does not say that they are over.
        if (began >= cutAt)
            Accepted();
        Count(now, now - began, wasFull);
    }

    /// <summary>A call was not answered in time, or failed in another way that says nothing about how many are too many.</summary>
    public void Failed(TimeSpan now, TimeSpan began, bool wasFull, bool timedOut)
    {
        timeouts += timedOut ? 1 : 0;
        Count(now, timedOut ? TimeSpan.Zero : now - began, wasFull);
    }

    /// <summary>A call was refused because there were too many. Of those that were in flight together only the first counts.</summary>
    /// <param name="now">When.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="inFlight">Calls at that moment, this one included.</param>
    public void Refused(TimeSpan now, TimeSpan began, int inFlight)
    {
        if (began < cutAt)
            return;

        var first = refusedInRow++ == 0;
        (refusalTook, probedAt, haltUntil) = (now - began, null, now + Halt());
        if (first)
            Fall(now);
        else if (beforeCut is { } before && inFlight * 2 <= served)
            (limit, ceiling, beforeCut) = (Math.Min(most, before.Limit), before.Ceiling, null);
    }

    private void Accepted()
    {
        refusedInRow = 0;
        haltUntil = TimeSpan.Zero;
    }

    private TimeSpan Halt()
    {
        var halt = shortestHalt * Math.Pow(2, Math.Min(refusedInRow - 1, 10));
        return halt < longestHalt ? halt : longestHalt;
    }

    private void Fall(TimeSpan now)
    {
        beforeCut = (limit, ceiling);
        cutAt = now;
        Slow();
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

        var seconds = (now - roundBegan).TotalSeconds;
        served = Math.Max(served * 0.99, latencies / seconds);
        EndRound(ended / seconds, latencies / ended);
        BeginRound(now);
    }

    private void BeginRound(TimeSpan now) => (roundBegan, ended, endedFull, timeouts, latencies) = (now, 0, 0, 0, 0);

    private void EndRound(double rate, double latency)
    {
        var tooSlow = searches && latency > bestLatency * MuchSlower && rate < bestRate * NoGain;
        var lost = searches && timeouts > FewTimeouts + (ended * ManyTimeouts);
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
        (doubles, holds, holdFor) = (false, 0, (int)Math.Clamp(limit * 2, LeastRoundsAtCeiling, RoundsAtCeiling));
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
