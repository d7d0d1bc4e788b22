using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Experiments;

/// <summary>Who is writing an experiment now. Asked without taking anything away from a writer: those who ask share the lock for a moment, and a writer that meets that tries again.</summary>
internal static class LiveWriters
{
    private const string FactsExtension = ".owner.json";
    private const string LockExtension = ".lock";

    /// <summary>The name of what each writes, as in <c>MathEvals.net10.0</c>, and who that is, as far as it says so.</summary>
    public static IReadOnlyList<(string Place, WriterFacts? Facts)> Of(IFolder folder)
    {
        var names = folder.List().Select(entry => entry.Name).ToHashSet();
        // Only a place with facts has or had a writer; most have been tidied up.
        return [.. names.Where(n => n.EndsWith(FactsExtension, StringComparison.Ordinal))
            .Select(n => n[..^FactsExtension.Length])
            .Where(place => names.Contains(place + LockExtension) && IsHeld(folder, place + LockExtension))
            .Order(StringComparer.Ordinal)
            .Select(place => (place, WriterFacts.Read(folder, place + FactsExtension)))];
    }

    private static bool IsHeld(IFolder folder, string name)
    {
        using var free = folder.TryLock(name, LockMode.Shared);
        return free is null;
    }
}
