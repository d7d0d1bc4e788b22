using System.Security.Cryptography;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Experiments;

/// <summary>Deletes and renames experiments, so that no writer is ever left with half of one.</summary>
internal static class ExperimentRemoval
{
    /// <summary>No experiment can have such a name: what bears it is on its way out.</summary>
    private const string Doomed = ".deleted-";

    /// <summary>Deletes an experiment that nobody writes.</summary>
    /// <param name="above">The folder that it lies in.</param>
    /// <param name="name">Its last part.</param>
    /// <returns>Whether it was there and is gone; false also if a process is writing it, which is then left alone.</returns>
    /// <exception cref="EvalTestException">The operating system refused.</exception>
    public static bool Delete(IFolder above, string name)
    {
        using var folder = above.FindFolder(name);
        if (folder is null || !MoveAside(above, name, folder))
            return false;

        foreach (var entry in above.List().Where(e => e.Name.StartsWith(Doomed, StringComparison.Ordinal)))
            Remove(above, entry);
        return true;
    }

    /// <summary>Gives an experiment another name; false if something has that name. A process that writes it goes on under the new one.</summary>
    /// <exception cref="EvalTestException">The operating system refused.</exception>
    public static bool Rename(IFolder above, string name, IFolder target, string newName)
    {
        if (!above.Rename(name, target, newName))
            return false;

        target.Sync();
        above.Sync();
        return true;
    }

    /// <summary>From one moment to the next nobody finds the experiment any more; what comes after may take its time or be cut short.</summary>
    private static bool MoveAside(IFolder above, string name, IFolder folder)
    {
        try
        {
            using var alone = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
            // Whoever deleted or renamed it meanwhile may have made room for another one of that name.
            if (alone is null || !folder.IsInPlace)
                return false;

            above.Rename(name, above, $"{Doomed}{name}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
            above.Sync();
            return true;
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            // Another process deletes it at the same time.
            return false;
        }
    }

    private static void Remove(IFolder above, FolderEntry entry)
    {
        if (entry.Kind == EntryKind.Folder)
        {
            using var folder = above.FindFolder(entry.Name);
            foreach (var inner in folder?.List() ?? [])
                Remove(folder!, inner);
        }

        above.Delete(entry.Name);
    }
}
