using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>
/// An experiment as it was at one moment, even while it is written: session files only grow, so the length each has now holds all that it said
/// by now. Large values are listed afterwards, so that every line in those lengths finds its own.
/// </summary>
/// <param name="Folder">Where; to stay open as long as the snapshot is used.</param>
/// <param name="Sessions">Session files with their lengths, by name.</param>
/// <param name="Values">Files of large values with their lengths, by name.</param>
/// <param name="Others">What is no part of the results, by name: locks, who holds them, what a crash left, and what is not ours.</param>
internal sealed record ExperimentSnapshot(IFolder Folder, IReadOnlyList<StoredPart> Sessions, IReadOnlyList<StoredPart> Values, IReadOnlyList<string> Others)
{
    /// <exception cref="StorageException">The folder cannot be read, or was deleted meanwhile.</exception>
    public static ExperimentSnapshot Of(IFolder folder)
    {
        var sessions = Parts(folder, SessionFileName.IsOne);
        var values = Parts(folder, ValueFiles.IsOne);
        var known = sessions.Concat(values).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return new(folder, sessions, values, [.. folder.List().Select(e => e.Name).Where(name => !known.Contains(name)).Order(StringComparer.Ordinal)]);
    }

    private static List<StoredPart> Parts(IFolder folder, Func<string, bool> isOne) =>
    [
        .. from entry in folder.List()
           where entry.Kind == EntryKind.File && isOne(entry.Name)
           orderby entry.Name
           let length = LengthOf(folder, entry.Name)
           where length is not null
           select new StoredPart(folder, entry.Name, length.Value),
    ];

    /// <summary>Null for a pipe or a device, which shows only now.</summary>
    private static long? LengthOf(IFolder folder, string name)
    {
        try
        {
            using var file = folder.OpenFile(name);
            return file.Length;
        }
        catch (StorageException e) when (e.Fault == StorageFault.WrongKind)
        {
            return null;
        }
    }
}
