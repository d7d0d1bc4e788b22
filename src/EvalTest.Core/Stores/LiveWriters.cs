using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>Who is writing an experiment now. Asked without taking anything away from a writer: those who ask share the lock for a moment, and a writer that meets that tries again.</summary>
internal static class LiveWriters
{
    private const string FactsExtension = ".owner.json";
    private const string LockExtension = ".lock";

    /// <summary>The name of what each writes, as in <c>MathEvals.net10.0</c>, and who that is, as far as it says so.</summary>
    public static IReadOnlyList<(string Place, WriterFacts? Facts)> Of(IFolder folder) =>
        [.. Places(folder).Where(place => IsHeld(folder, place)).Select(place => (place, WriterFacts.Read(folder, place + FactsExtension)))];

    /// <summary>What was written by processes that died: they left their facts, and the operating system freed their locks.</summary>
    public static IReadOnlyList<string> Orphans(IFolder folder) => [.. Places(folder).Where(place => !IsHeld(folder, place))];

    // Only a place with facts has or had a writer; those that ended well have removed theirs.
    private static IEnumerable<string> Places(IFolder folder)
    {
        var names = folder.List().Select(entry => entry.Name).ToHashSet();
        return names.Where(n => n.EndsWith(FactsExtension, StringComparison.Ordinal)).Select(n => n[..^FactsExtension.Length]).Where(place => names.Contains(place + LockExtension)).Order(StringComparer.Ordinal);
    }

    private static bool IsHeld(IFolder folder, string place) => WriterLocks.IsHeld(folder, place + LockExtension);
}
