using EvalTest.Scheduling;
using EvalTest.Secrets;

namespace EvalTest.Observation;

/// <summary>Tells from how it is with the providers, looked at again and again, what happened to them meanwhile. Thread-safe.</summary>
internal sealed class ProviderWatch
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProviderState> _last = [];

    /// <summary>What happened since the last look.</summary>
    /// <param name="look">Gives how it is now.</param>
    public IReadOnlyList<RunEvent> Look(Func<IReadOnlyList<ProviderState>> look)
    {
        List<RunEvent> happenings = [];
        lock (_lock)
        {
            foreach (var now in look())
            {
                AddChanges(happenings, _last.GetValueOrDefault(now.Key), now);
                _last[now.Key] = now;
            }
        }

        return happenings;
    }

    private static void AddChanges(List<RunEvent> happenings, ProviderState? before, ProviderState now)
    {
        var name = KnownSecrets.Redact(now.Key);
        if (now.Cuts > (before?.Cuts ?? 0))
            happenings.Add(new ConcurrencyCut(name, now.Limit, now.Cuts));
        if (now.Pauses > (before?.Pauses ?? 0))
            happenings.Add(new ProviderPaused(name, KnownSecrets.Redact(now.LastPause ?? "")));
        if (now.Pause is null && (before?.Pause is not null || now.Pauses > (before?.Pauses ?? 0)))
            happenings.Add(new ProviderResumed(name, now.PausedFor - (before?.PausedFor ?? TimeSpan.Zero)));
    }
}
