using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>
/// Deletes experiments so that they can be brought back. Each step is one rename: whatever dies in the middle, an experiment is either where it
/// was or where it goes to, whole.
/// </summary>
internal static class Trash
{
    /// <summary>What is in the trash, the oldest first.</summary>
    /// <exception cref="EvalTestException">It cannot be read.</exception>
    public static IReadOnlyList<TrashedExperiment> List(IDisk disk, string root)
    {
        using var trash = TrashFolder.Find(disk, root);
        return trash is null ? [] : TrashFolder.List(trash);
    }

    /// <summary>Moves an experiment that nobody writes to the trash.</summary>
    /// <exception cref="EvalTestException">There is none of that name, a process is writing it, others lie inside it, or the operating system refused.</exception>
    public static TrashedExperiment Delete(IDisk disk, string root, string experiment, TimeProvider clock)
    {
        using var folder = ExperimentDirectory.Find(disk, root, experiment) ?? throw Missing(root, experiment);
        using var above = disk.Find(Path.GetDirectoryName(folder.Path)!) ?? throw Missing(root, experiment);
        try
        {
            using var trash = TrashFolder.Create(disk, root);
            using var entering = TrashFolder.Lock(trash, LockMode.Shared);
            using var alone = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive) ?? throw Busy(folder, experiment);
            // Whoever deleted or renamed it meanwhile may have made room for another one of that name.
            if (!folder.IsInPlace)
                throw Missing(root, experiment);

            ExperimentRemoval.RefuseSeveral(folder, experiment);
            return Move(above, trash, experiment, TrashedExperiment.NewId(clock));
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing && !folder.IsInPlace)
        {
            throw Missing(root, experiment);
        }
    }

    /// <summary>Brings an experiment back under the name it had.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="id">Which of several deletions; null for the last.</param>
    /// <exception cref="EvalTestException">It is not in the trash, something has its name, or the operating system refused.</exception>
    public static TrashedExperiment Undelete(IDisk disk, string root, string experiment, string? id = null)
    {
        using var trash = TrashFolder.Find(disk, root) ?? throw NotThere(root, experiment, id);
        using var alone = TrashFolder.Lock(trash, LockMode.Exclusive);
        var found = TrashFolder.List(trash).LastOrDefault(e => string.Equals(e.Name, experiment, StringComparison.OrdinalIgnoreCase) && (id is null || e.Id == id)) ?? throw NotThere(root, experiment, id);
        using var target = ExperimentDirectory.CreateAbove(disk, root, found.Name)
            ?? throw new EvalTestException($"The experiment \"{found.Name}\" was not brought back: the folder above it was deleted at the same moment. It is still in {found.Path}. Run the command again.");
        using (var from = TrashFolder.EnterAbove(trash, found.Id, found.Name))
        {
            var last = found.Name.Split('/')[^1];
            ExperimentDirectory.RefuseOtherCase(target, last, found.Name);
            if (!from.Rename(last, target, last))
                throw new EvalTestException($"The experiment \"{found.Name}\" was not brought back: {Path.Combine(target.Path, last)} exists. It is still in {found.Path}. Rename or delete what is there, then run the command again.");
            target.Sync();
            from.Sync();
        }

        // Nothing but empty folders.
        ExperimentRemoval.Remove(trash, new FolderEntry(found.Id, EntryKind.Folder));
        return found with { Path = Path.Combine(root, found.Name) };
    }

    /// <summary>Removes what is in the trash for good.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="olderThan">Only what was deleted so long ago or longer; null for all.</param>
    /// <param name="clock">Time.</param>
    /// <returns>What is gone.</returns>
    /// <exception cref="EvalTestException">Others are at it, or the operating system refused.</exception>
    public static IReadOnlyList<TrashedExperiment> Prune(IDisk disk, string root, TimeSpan? olderThan, TimeProvider clock)
    {
        using var trash = TrashFolder.Find(disk, root);
        if (trash is null)
            return [];

        var gone = MarkOld(trash, olderThan is { } age ? clock.GetUtcNow() - age : DateTimeOffset.MaxValue);
        // From here on nobody finds them; removing may take its time, or be cut short and ended by the next who prunes.
        foreach (var entry in trash.List().Where(e => e.Name.StartsWith(ExperimentRemoval.Doomed, StringComparison.Ordinal)))
            ExperimentRemoval.Remove(trash, entry);
        return gone;
    }

    private static List<TrashedExperiment> MarkOld(IFolder trash, DateTimeOffset latest)
    {
        using var alone = TrashFolder.Lock(trash, LockMode.Exclusive);
        var known = TrashFolder.List(trash).ToDictionary(e => e.Id);
        var old = TrashFolder.Ids(trash).Where(id => TrashedExperiment.TimeOf(id) <= latest).ToList();
        foreach (var id in old)
            trash.Rename(id, trash, ExperimentRemoval.Doomed + id);
        trash.Sync();
        return [.. old.Where(known.ContainsKey).Select(id => known[id])];
    }

    private static TrashedExperiment Move(IFolder above, IFolder trash, string experiment, string id)
    {
        using var target = TrashFolder.EnterAbove(trash, id, experiment);
        var last = experiment.Split('/')[^1];
        if (!above.Rename(last, target, last))
            throw new System.Diagnostics.UnreachableException();
        target.Sync();
        above.Sync();
        return new TrashedExperiment(id, experiment, TrashedExperiment.TimeOf(id)!.Value, Path.Combine(trash.Path, id, experiment));
    }

    private static ExperimentMissingException Missing(string root, string experiment) =>
        new($"There is no experiment \"{experiment}\" in {root}. Nothing was deleted. Look at the names there, or give another folder with --eval-dir.");

    private static ExperimentBusyException Busy(IFolder folder, string experiment) =>
        new($"The experiment \"{experiment}\" was not deleted: {WriterHolders.Describe(folder)}. Wait until that ends, or stop it, then delete it again.");

    private static ExperimentMissingException NotThere(string root, string experiment, string? id)
    {
        var which = id is null ? "" : $" with the id \"{id}\"";
        return new ExperimentMissingException($"The trash in {Path.Combine(root, TrashFolder.Name)} holds no experiment \"{experiment}\"{which}. Nothing was changed. Look at what is in the trash; what was pruned is gone.");
    }
}
