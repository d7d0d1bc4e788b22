namespace EvalTest.Scheduling;

/// <summary>
/// How many calls to one provider may be in flight: it rises while more of them get more done, and falls when the provider refuses calls or
/// only gets slower. A refusal cuts it, but not again until a call made after the cut was answered, and is remembered as a ceiling, below which
/// it stays most of the time and above which it looks ever more boldly while nothing is refused. Refusals that go on although half of what was
/// borne is in flight have another reason than their number: the limit is set back to what it was before the cut. Until they are over single
/// calls are tried, ever more seldom; then the others follow at the pace at which they usually end, since all at once would be refused too.
/// Pure; for one thread at a time.
/// </summary>
internal sealed class AdaptiveLimit
{
    private const int LeastOfRound = 8;
    private const double WorthDoubling = 1.15;
    private const double Cut = 0.85;
    private const double Step = 0.04;
    private const int RoundsAtCeiling = 16;
    private const int LeastRoundsAtCeiling = 4;
    private const double MuchSlower = 2;
    private const double NoGain = 1.05;
    private const double ManyTimeouts = 0.05;
    private const int FewTimeouts = 2;
    private const int SureOfNoRefusal = 4;
    private const double Forgotten = 0.99;
    private const double Late = 0.1;

    private static readonly TimeSpan shortestHalt = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan longestHalt = TimeSpan.FromSeconds(2);

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
    private TimeSpan lastRefusedBegan;
    private TimeSpan? probedAt;
    private TimeSpan pacedUntil;
    private (double Limit, double Ceiling, int Holds, int HoldFor)? beforeCut;
    private double borne;

    private TimeSpan roundBegan;
    private int ended;
    private int endedFull;
    private int timeouts;
    private double latencies;
    private double bestRate;
    private double bestLatency = double.MaxValue;
    private TimeSpan usualLatency;
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
        if (refusedInRow > 0)
            Probe(now);
        if (refusedInRow == 0 && now < pacedUntil)
            Pace(now);
    }

    /// <summary>A call was answered.</summary>
    /// <param name="now">When.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="wasFull">Whether as many as allowed were in flight.</param>
    public void Answered(TimeSpan now, TimeSpan began, bool wasFull)
    {
        // What was taken before a refusal does not say that they are over.
        if (began > lastRefusedBegan)
            Accepted(now);
        if (began >= cutAt)
            beforeCut = null;
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

        refusedInRow++;
        // One that comes late says little about the others.
        refusalTook = refusalTook > TimeSpan.Zero && now - began > refusalTook * 2 ? refusalTook * 2 : now - began;
        lastRefusedBegan = began > lastRefusedBegan ? began : lastRefusedBegan;
        (probedAt, haltUntil) = (null, now + Halt());
        if (beforeCut is not { } before)
            Fall(now, inFlight);
        else if (inFlight * 2 <= borne)
            (limit, ceiling, holds, holdFor) = (Math.Min(most, before.Limit), before.Ceiling, before.Holds, before.HoldFor);
    }

    // A refusal comes soon, an answer may take minutes: what is not refused by then is taken.
    private void Probe(TimeSpan now)
    {
        var soon = refusalTook * SureOfNoRefusal > shortestHalt ? refusalTook * SureOfNoRefusal : shortestHalt;
        if (probedAt is { } probe && now - probe >= soon)
            Accepted(now);
        else
            (probedAt, haltUntil) = (now, now + (soon < longestHalt ? soon : longestHalt));
    }

    private void Accepted(TimeSpan now)
    {
        if (refusedInRow > 0)
            (refusedInRow, haltUntil, pacedUntil) = (0, now, now + usualLatency);
    }

    private void Pace(TimeSpan now)
    {
        // Who comes a little late, as timers do, makes up for it.
        var due = haltUntil > now - (usualLatency * Late) ? haltUntil : now;
        haltUntil = due + (usualLatency / limit);
    }

    private TimeSpan Halt()
    {
        var halt = shortestHalt * Math.Pow(2, Math.Min(refusedInRow - 1, 10));
        return halt < longestHalt ? halt : longestHalt;
    }

    private void Fall(TimeSpan now, int inFlight)
    {
        beforeCut = (limit, ceiling, holds, holdFor);
        // Of those in flight some may be about to be refused too.
        borne = Math.Min(inFlight, served);
        cutAt = now;
        Slow();
        BeginRound(now);
    }

    private void Count(TimeSpan now, TimeSpan latency, bool wasFull)
    {
        ended++;
        endedFull += wasFull ? 1 : 0;
        latencies += latency.TotalSeconds;
        if (ended < Math.Max(LeastOfRound, (int)limit) || now <= roundBegan)
            return;

        var seconds = (now - roundBegan).TotalSeconds;
        served = Math.Max(served * Forgotten, latencies / seconds);
        usualLatency = TimeSpan.FromSeconds(latencies / ended);
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

        bestRate = Math.Max(bestRate * Forgotten, full ? rate : 0);
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
