namespace EvalTest.Scheduling;

/// <summary>How long to wait before the next attempt. Pure.</summary>
internal static class Backoff
{
    /// <summary>The provider's wish is heeded up to here; what asks for longer is left to the next run.</summary>
    public static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Exponential with full jitter: anything from nothing to 1 s, 2 s, 4 s, … 60 s. Where the provider says how long, that, and up to a
    /// tenth more, so that not all who were told the same come back at the same moment.
    /// </summary>
    /// <param name="retry">The first is 0.</param>
    /// <param name="retryAfter">What the provider asks for.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public static TimeSpan Delay(int retry, TimeSpan? retryAfter, double chance) =>
        retryAfter is { } wish ? wish * (1 + (chance / 10)) : first * Math.Min(Math.Pow(2, retry), longest / first) * chance;
}
