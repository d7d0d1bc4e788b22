namespace EvalTest.Scheduling;

/// <summary>
/// Stops the calls to a provider that does not work, and tries again with one call at a time. It opens when half of the last twenty calls
/// failed, for 5 s; for twice as long, up to a minute, each time the one call fails too. Pure; for one thread at a time.
/// </summary>
internal sealed class Breaker
{
    private const int Window = 20;
    private const int MostFailures = Window / 2;

    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);

    private readonly Queue<bool> last = new();
    private int failures;
    private TimeSpan pause = shortest;
    private TimeSpan openedAt;

    /// <summary>Until when no call is made; null while all is well.</summary>
    public TimeSpan? OpenUntil { get; private set; }

    /// <summary>How often it opened, the failed single calls left out.</summary>
    public int Openings { get; private set; }

    /// <summary>How long to wait before a call; zero if one may be made.</summary>
    public TimeSpan Wait(TimeSpan now) => OpenUntil is { } until && until > now ? until - now : TimeSpan.Zero;

    /// <summary>A call is made: after a pause it is the only one until its end is known or as long again has passed.</summary>
    public void Began(TimeSpan now)
    {
        if (OpenUntil is not null)
            OpenUntil = now + pause;
    }

    /// <summary>A call ended.</summary>
    /// <param name="now">When.</param>
    /// <param name="began">When it was made.</param>
    /// <param name="failed">Whether the provider did not work.</param>
    /// <returns>Whether it opened now.</returns>
    public bool Ended(TimeSpan now, TimeSpan began, bool failed)
    {
        if (OpenUntil is not null)
        {
            AfterPause(now, began, failed);
            return false;
        }

        last.Enqueue(failed);
        failures += failed ? 1 : 0;
        if (last.Count > Window)
            failures -= last.Dequeue() ? 1 : 0;
        if (last.Count < Window || failures < MostFailures)
            return false;

        (openedAt, OpenUntil) = (now, now + pause);
        Openings++;
        return true;
    }

    // Calls from before the pause say what is known already.
    private void AfterPause(TimeSpan now, TimeSpan began, bool failed)
    {
        if (began < openedAt)
            return;
        if (failed)
        {
            pause = pause * 2 < longest ? pause * 2 : longest;
            OpenUntil = now + pause;
            return;
        }

        OpenUntil = null;
        pause = shortest;
        last.Clear();
        failures = 0;
    }
}
