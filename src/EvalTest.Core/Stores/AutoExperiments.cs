using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>Runs that nobody named: each gets a folder of its own below <c>auto</c>, and of each assembly the last ten are kept.</summary>
internal static class AutoExperiments
{
    private const int Kept = 10;

    /// <summary>Deletes what is older than the last ten runs of the assembly; leaves whatever is in use.</summary>
    /// <param name="auto">The folder of unnamed runs.</param>
    /// <param name="assembly">Only folders with its session files count: projects of one solution do not crowd each other out.</param>
    public static void KeepLast(IFolder auto, string assembly)
    {
        var old = auto.List()
            .Where(entry => entry.Kind == EntryKind.Folder && !entry.Name.StartsWith('.') && Holds(auto, entry.Name, assembly))
            .Select(entry => entry.Name)
            .OrderDescending(StringComparer.Ordinal)
            .Skip(Kept);
        foreach (var name in old.ToList())
            ExperimentRemoval.Delete(auto, name);
    }

    private static bool Holds(IFolder auto, string name, string assembly)
    {
        using var folder = auto.FindFolder(name);
        try
        {
            return folder is not null && folder.List().Any(entry => SessionFileName.IsOf(assembly, entry.Name));
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            // Another process that ended just now was quicker to delete it.
            return false;
        }
    }
}
