using System.Security.Cryptography;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>Deletes and renames experiments, so that no writer is ever left with half of one.</summary>
internal static class ExperimentRemoval
{
    /// <summary>No experiment can have such a name: what bears it is on its way out.</summary>
    public const string Doomed = ".deleted-";

    /// <summary>So often may others put something into a folder that is being removed.</summary>
    private const int MostRounds = 100;

    /// <summary>Deletes an experiment that nobody writes.</summary>
    /// <param name="above">The folder that it lies in.</param>
    /// <param name="name">Its last part.</param>
    /// <returns>Whether it was there and is gone; false also if a process is writing or renaming it, which is then left alone.</returns>
    /// <exception cref="EvalTestException">Other experiments lie inside it, or the operating system refused.</exception>
    public static bool Delete(IFolder above, string name)
    {
        using var folder = above.FindFolder(name);
        if (folder is null || !MoveAside(above, name, folder))
            return false;

        foreach (var entry in above.List().Where(e => e.Name.StartsWith(Doomed, StringComparison.Ordinal)))
            Remove(above, entry);
        return true;
    }

    /// <summary>Gives an experiment another name. A process that writes it goes on under the new one.</summary>
    /// <param name="disk">Where to.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="newName">What it is called then; folders above it are created where they are missing.</param>
    /// <exception cref="EvalTestException">
    /// There is no such experiment, it is being deleted, something has the new name (which is never replaced), a name breaks the rule, it would lie
    /// inside another experiment or itself, or the operating system refused.
    /// </exception>
    public static void Rename(IDisk disk, string root, string experiment, string newName)
    {
        if (newName.StartsWith(experiment + "/", StringComparison.OrdinalIgnoreCase))
            throw new EvalTestException($"The experiment \"{experiment}\" cannot be renamed to \"{newName}\": it would lie inside itself. Give another name.");

        using var folder = ExperimentDirectory.Find(disk, root, experiment) ?? throw Missing(root, experiment);
        using var target = ExperimentDirectory.CreateAbove(disk, root, newName) ?? throw Overtaken(root, experiment);
        using var above = disk.Find(Path.GetDirectoryName(folder.Path)!) ?? throw Missing(root, experiment);
        try
        {
            // A deletion keeps all others out from its last look at the folder until nobody finds it any more: what it moves must not be another one.
            using var shared = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared) ?? throw new ExperimentBusyException($"The experiment \"{experiment}\" was not renamed: another process deletes it or forgets results of it at this moment ({folder.Path}). Run the command again.");
            if (!folder.IsInPlace)
                throw Overtaken(root, experiment);
            Move(folder, above, target, experiment, newName);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing && !(folder.IsInPlace && target.IsInPlace))
        {
            throw Overtaken(root, experiment);
        }
    }

    /// <exception cref="EvalTestException">Other experiments lie inside it.</exception>
    public static void RefuseSeveral(IFolder folder, string experiment)
    {
        if (ExperimentNeighbours.FirstBelow(folder) is { } below)
            throw new EvalTestException($"\"{experiment}\" is left as it is: the experiment \"{experiment}/{below}\" lies inside it ({folder.Path}). Name each of the experiments there.");
    }

    /// <summary>Removes an entry with all that is in it, whatever others put there meanwhile.</summary>
    public static void Remove(IFolder above, FolderEntry entry)
    {
        for (var round = 1; ; round++)
        {
            using var folder = entry.Kind == EntryKind.Folder ? above.FindFolder(entry.Name) : null;
            foreach (var inner in folder is null ? [] : ExperimentNeighbours.Entries(folder))
                Remove(folder!, inner);

            try
            {
                above.Delete(entry.Name);
                return;
            }
            catch (StorageException) when (folder is not null && round < MostRounds && ExperimentNeighbours.Entries(folder).Count > 0)
            {
                // A process that waited for its lock put a file there at the last moment; it finds out and leaves, so this has an end.
            }
        }
    }

    private static void Move(IFolder folder, IFolder above, IFolder target, string experiment, string newName)
    {
        RefuseSeveral(folder, experiment);
        var name = experiment.Split('/')[^1];
        var last = newName.Split('/')[^1];
        if (!string.Equals(experiment, newName, StringComparison.OrdinalIgnoreCase))
            ExperimentDirectory.RefuseOtherCase(target, last, newName);
        if (!above.Rename(name, target, last))
            throw new EvalTestException($"The experiment \"{experiment}\" was not renamed to \"{newName}\": {Path.Combine(target.Path, last)} exists, and nothing is replaced. Give another name, or delete what is there first.");

        target.Sync();
        above.Sync();
    }

    private static ExperimentMissingException Missing(string root, string experiment) =>
        new($"There is no experiment \"{experiment}\" in {root}. Nothing was renamed. Look at the names there, or give another folder with --eval-dir.");

    private static EvalTestException Overtaken(string root, string experiment) =>
        new($"The experiment \"{experiment}\" in {root} was not renamed: another process renames or deletes it, or the folder that it was to lie in, at this moment. Look at the names there, then run the command again.");

    /// <summary>From one moment to the next nobody finds the experiment any more; what comes after may take its time or be cut short.</summary>
    private static bool MoveAside(IFolder above, string name, IFolder folder)
    {
        try
        {
            using var alone = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
            // Whoever deleted or renamed it meanwhile may have made room for another one of that name.
            if (alone is null || !folder.IsInPlace)
                return false;

            RefuseSeveral(folder, name);
            above.Rename(name, above, $"{Doomed}{name}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
            above.Sync();
            return true;
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing && !folder.IsInPlace)
        {
            // Another process deletes it at the same time.
            return false;
        }
    }
}
