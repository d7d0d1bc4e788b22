namespace EvalTest.Reporting;

/// <summary>
/// How fast a count grows now. Looks back ten seconds, or as far as it takes to see ten events, so that fast runs show their present speed,
/// slow ones a steady figure, and a stalled one a falling figure. Not thread-safe.
/// </summary>
internal sealed class ProgressRate
{
    private const int EventsToSee = 10;
    private static readonly TimeSpan lookBack = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan tooShort = TimeSpan.FromSeconds(1);

    // Only the moments at which the count changed: what is kept stays small however slow the run is.
    private readonly Queue<(TimeSpan Time, int Count)> changes = new();
    private (TimeSpan Time, int Count) _now;

    /// <summary>Events in a second; null until a second has passed and something was counted.</summary>
    public double? PerSecond
    {
        get
        {
            if (!changes.TryPeek(out var then))
                return null;

            var time = _now.Time - then.Time;
            return time < tooShort || _now.Count == then.Count ? null : (_now.Count - then.Count) / time.TotalSeconds;
        }
    }

    /// <summary>Tells how far the count is.</summary>
    /// <param name="time">Since any fixed moment; never falls.</param>
    /// <param name="count">Events so far in this process; those of earlier sessions are not its speed.</param>
    public void Add(TimeSpan time, int count)
    {
        if (changes.Count == 0 || count != _now.Count)
            changes.Enqueue((time, count));
        _now = (time, count);

        while (changes.Count > 1 && SeesEnough(changes.ElementAt(1)))
            changes.Dequeue();
    }

    private bool SeesEnough((TimeSpan Time, int Count) from) =>
        _now.Time - from.Time >= lookBack && _now.Count - from.Count >= EventsToSee;
}
