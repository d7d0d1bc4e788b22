using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>An experiment does not lie inside another: a copy, a deletion or a rename of the one would be one of half the other.</summary>
internal static class ExperimentNeighbours
{
    /// <summary>Where experiments lie below the root at the deepest.</summary>
    private const int MostParts = 4;

    private const string LockExtension = ".lock";

    /// <summary>Refuses an experiment that would lie inside another.</summary>
    /// <param name="above">A folder on the way to it.</param>
    /// <param name="name">The name of that folder as an experiment.</param>
    /// <param name="experiment">What is refused.</param>
    /// <exception cref="EvalTestException">The folder is an experiment, or a process is about to make it one.</exception>
    public static void RefuseInside(IFolder above, string name, string experiment)
    {
        if (IsExperiment(above))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: it would lie inside the experiment \"{name}\" ({above.Path}). Give a name that does not begin with it.");
    }

    /// <summary>Refuses an experiment that would lie around another.</summary>
    /// <exception cref="EvalTestException">A folder below is an experiment, or a process is about to make it one.</exception>
    public static void RefuseAround(IFolder folder, string experiment)
    {
        if (FirstBelow(folder) is { } below)
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: the experiment \"{experiment}/{below}\" lies inside it ({folder.Path}). Give another name.");
    }

    /// <summary>
    /// Asks once more while the experiment is locked: two that began at the same moment, one inside the other, both found nothing before,
    /// and now at least one of them finds the other's lock.
    /// </summary>
    /// <exception cref="EvalTestException">See above.</exception>
    public static void RefuseLocked(IDisk disk, string root, string experiment, IFolder folder)
    {
        var parts = experiment.Split('/');
        var above = disk.Find(root);
        try
        {
            for (var depth = 1; depth < parts.Length; depth++)
            {
                var inner = above?.FindFolder(parts[depth - 1]);
                above?.Dispose();
                above = inner;
                if (above is not null)
                    RefuseInside(above, string.Join('/', parts[..depth]), experiment);
            }
        }
        finally
        {
            above?.Dispose();
        }

        RefuseAround(folder, experiment);
    }

    /// <summary>The first experiment inside a folder, as its name from there; null if there is none.</summary>
    public static string? FirstBelow(IFolder folder) => FirstBelow(folder, MostParts);

    private static string? FirstBelow(IFolder folder, int depth)
    {
        // What begins with a dot has no experiment's name: such as one that is on its way out.
        foreach (var entry in Entries(folder).Where(e => depth > 0 && e.Kind == EntryKind.Folder && !e.Name.StartsWith('.')))
        {
            using var inner = folder.FindFolder(entry.Name);
            if (inner is null)
                continue;
            if (IsExperiment(inner))
                return entry.Name;
            if (FirstBelow(inner, depth - 1) is { } below)
                return $"{entry.Name}/{below}";
        }

        return null;
    }

    private static bool IsExperiment(IFolder folder)
    {
        var names = Entries(folder).Select(entry => entry.Name).ToList();
        return names.Exists(SessionFileName.IsOne) || names.Exists(name => name.EndsWith(LockExtension, StringComparison.Ordinal) && IsHeld(folder, name));
    }

    /// <summary>Whether a writer or a deletion excludes all others. Those who ask do not exclude each other, and a writer tries again.</summary>
    private static bool IsHeld(IFolder folder, string name)
    {
        try
        {
            return WriterLocks.IsHeld(folder, name);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            // The folder was deleted meanwhile.
            return false;
        }
    }

    /// <summary>What is in a folder; nothing where it was deleted since it was opened.</summary>
    public static IReadOnlyList<FolderEntry> Entries(IFolder folder)
    {
        try
        {
            return folder.List();
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            return [];
        }
    }
}
