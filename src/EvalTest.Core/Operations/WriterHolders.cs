using System.Globalization;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>Which processes write an experiment now.</summary>
internal static class WriterHolders
{
    private const string LockExtension = ".lock";
    private const string FactsExtension = ".owner.json";

    /// <summary>Every lock of a writer that is held, with who holds it as far as that is known.</summary>
    /// <exception cref="StorageException">The folder cannot be read.</exception>
    public static IReadOnlyList<(string Place, WriterFacts? Facts)> Of(IFolder folder) =>
    [
        .. from entry in folder.List()
           where entry.Kind == EntryKind.File && entry.Name.EndsWith(LockExtension, StringComparison.Ordinal) && entry.Name != WriterLock.ExperimentLock
           where IsHeld(folder, entry.Name)
           let place = entry.Name[..^LockExtension.Length]
           select (place, WriterFacts.Read(folder, place + FactsExtension)),
    ];

    /// <summary>The same for a message, to follow "was not deleted: ".</summary>
    public static string Describe(IFolder folder)
    {
        var known = Of(folder).Select(h => h.Facts).OfType<WriterFacts>()
            .Select(f => $"process {f.Pid} on {f.Host} has been writing it since {f.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}").ToList();
        var who = known.Count > 0 ? string.Join(", and ", known) : "another process is writing, renaming or deleting it, and does not say which one it is";
        return $"{who} ({folder.Path})";
    }

    private static bool IsHeld(IFolder folder, string name)
    {
        try
        {
            using var free = folder.TryLock(name, LockMode.Shared);
            return free is null;
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            // Deleted meanwhile.
            return false;
        }
    }
}
