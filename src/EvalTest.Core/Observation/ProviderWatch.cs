using EvalTest.Scheduling;
using EvalTest.Secrets;

namespace EvalTest.Observation;

/// <summary>Tells from how it is with the providers, looked at again and again, what happened to them meanwhile. Thread-safe.</summary>
internal sealed class ProviderWatch
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Seen> _last = [];

    /// <summary>What happened since the last look.</summary>
    /// <param name="look">Gives how it is now.</param>
    public IReadOnlyList<RunEvent> Look(Func<IReadOnlyList<ProviderState>> look)
    {
        List<RunEvent> happenings = [];
        lock (_lock)
        {
            foreach (var now in look())
            {
                var (before, over) = _last.GetValueOrDefault(now.Key);
                AddChanges(happenings, before, over, now);
                _last[now.Key] = new Seen(now, now.Pause is null ? now.PausedFor : over);
            }
        }

        return happenings;
    }

    private static void AddChanges(List<RunEvent> happenings, ProviderState? before, TimeSpan over, ProviderState now)
    {
        var name = KnownSecrets.Redact(now.Key);
        if (now.Cuts > (before?.Cuts ?? 0))
            happenings.Add(new ConcurrencyCut(name, now.Limit, now.Cuts));
        if (now.Pauses > (before?.Pauses ?? 0))
            happenings.Add(new ProviderPaused(name, KnownSecrets.Redact(now.LastPause ?? "")));
        if (now.Pause is null && (before?.Pause is not null || now.Pauses > (before?.Pauses ?? 0)))
            happenings.Add(new ProviderResumed(name, now.PausedFor - over));
    }

    /// <param name="State">At the last look.</param>
    /// <param name="Over">How long the pauses took that had ended by then: one that lasts is looked at more than once.</param>
    private readonly record struct Seen(ProviderState? State, TimeSpan Over);
}
