using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>
/// Where deleted experiments lie: <c>.trash/ID/NAME</c> below the root, so that their folders say all there is to know of them, and a person can
/// bring one back with a plain move. What begins with a dot in it is on its way out.
/// </summary>
internal static class TrashFolder
{
    public const string Name = ".trash";

    private const string LockName = "trash.lock";

    /// <summary>Opens it after creating it; it survives a power cut. A link in its place is not followed.</summary>
    public static IFolder Create(IDisk disk, string root)
    {
        using var above = disk.Create(root);
        return Enter(above, Name);
    }

    /// <summary>Opens it; null where nothing was deleted so far.</summary>
    /// <exception cref="StorageException">A link or a file is in its place.</exception>
    public static IFolder? Find(IDisk disk, string root)
    {
        using var above = disk.Find(root);
        return above?.FindFolder(Name);
    }

    /// <summary>Shared by those who put experiments in, exclusive for those who take some out.</summary>
    /// <exception cref="ExperimentBusyException">Others are at it.</exception>
    public static IDisposable Lock(IFolder trash, LockMode mode) =>
        trash.TryLock(LockName, mode)
        ?? throw new ExperimentBusyException($"The trash in {trash.Path} is in use: another process deletes an experiment, brings one back or empties it at this moment. Nothing was changed. Run the command again.");

    /// <summary>What is in it, the oldest first.</summary>
    public static IReadOnlyList<TrashedExperiment> List(IFolder trash)
    {
        var found = new List<TrashedExperiment>();
        foreach (var id in Ids(trash))
        {
            using var entry = trash.FindFolder(id);
            if (entry is not null && NameIn(entry) is { } name)
                found.Add(new TrashedExperiment(id, name, TrashedExperiment.TimeOf(id)!.Value, Path.Combine(entry.Path, name)));
        }

        return found;
    }

    /// <summary>Every deletion, those included that died before they moved anything, the oldest first.</summary>
    public static IReadOnlyList<string> Ids(IFolder trash) =>
        [.. trash.List().Where(e => e.Kind == EntryKind.Folder && TrashedExperiment.TimeOf(e.Name) is not null).Select(e => e.Name).Order(StringComparer.Ordinal)];

    /// <summary>Opens the folder in a deletion that the experiment's last part lies or is to lie in, after creating it where it is missing.</summary>
    public static IFolder EnterAbove(IFolder trash, string id, string name)
    {
        var folder = Enter(trash, id);
        foreach (var part in name.Split('/')[..^1])
        {
            using var above = folder;
            folder = Enter(above, part);
        }

        return folder;
    }

    private static IFolder Enter(IFolder above, string part)
    {
        above.CreateFolder(part);
        above.Sync();
        return above.FindFolder(part) ?? throw new StorageException("Opening", Path.Combine(above.Path, part), StorageFault.Missing, "another process removed it a moment after it was created.");
    }

    /// <summary>The path to the first folder that holds a file: every deleted experiment has its lock.</summary>
    private static string? NameIn(IFolder folder)
    {
        foreach (var entry in folder.List().Where(e => e.Kind == EntryKind.Folder))
        {
            using var inner = folder.FindFolder(entry.Name);
            if (inner is null)
                continue;
            if (inner.List().Any(e => e.Kind != EntryKind.Folder))
                return entry.Name;
            if (NameIn(inner) is { } below)
                return $"{entry.Name}/{below}";
        }

        return null;
    }
}
