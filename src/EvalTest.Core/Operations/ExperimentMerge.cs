using System.Security.Cryptography;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>Makes one experiment of the results of several: the union of their files. Nothing is written to the sources, and nothing of the target is changed.</summary>
internal static class ExperimentMerge
{
    /// <summary>Merges.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="sources">Whose results.</param>
    /// <param name="into">The experiment that holds all then. A new one appears whole; files are added to one that there is, also while it is written.</param>
    /// <exception cref="EvalTestException">A source does not exist or holds no results, a file has an unknown format, the target is being deleted, or the operating system refused.</exception>
    public static MergedExperiment Merge(IDisk disk, string root, IReadOnlyList<MergeSource> sources, string into)
    {
        var opened = new List<IFolder>();
        try
        {
            foreach (var source in sources)
                opened.Add(Open(disk, root, source));
            var snapshots = opened.ConvertAll(ExperimentSnapshot.Of);
            foreach (var (source, snapshot) in sources.Zip(snapshots))
                RefuseEmpty(source, snapshot);

            using var target = ExperimentDirectory.Find(disk, root, into);
            return target is null ? MergeNew(disk, root, snapshots, into) : MergeInto(target, snapshots, into);
        }
        finally
        {
            opened.ForEach(folder => folder.Dispose());
        }
    }

    private static MergedExperiment MergeNew(IDisk disk, string root, List<ExperimentSnapshot> sources, string into)
    {
        var plan = MergePlan.Of(null, sources);
        var values = MergedValues.Of(null, sources);
        using var made = NewExperiment.Begin(disk, root, into);
        foreach (var value in values.Added)
            value.CopyTo(made.Folder, value.Name);
        foreach (var (part, name) in plan.Added)
            part.CopyTo(made.Folder, name);
        // A reader of the whole before anybody sees it.
        var conflicts = ExperimentConflicts.Of(made.Folder);
        made.Appear();
        return Merged(into, Path.Combine(root, into), true, plan, values, conflicts);
    }

    private static MergedExperiment MergeInto(IFolder target, List<ExperimentSnapshot> sources, string into)
    {
        if (ExperimentNeighbours.FirstBelow(target) is { } below)
            throw new EvalTestException($"Nothing was merged into \"{into}\": the experiment \"{into}/{below}\" lies inside it ({target.Path}). Give another name.");
        using var shared = target.TryLock(WriterLock.ExperimentLock, LockMode.Shared);
        if (shared is null || !target.IsInPlace)
            throw new ExperimentBusyException($"Nothing was merged into \"{into}\": another process deletes or renames it, or forgets results of it, at this moment ({target.Path}). Run the command again.");

        var before = ExperimentSnapshot.Of(target);
        var plan = MergePlan.Of(before, sources);
        var values = MergedValues.Of(before, sources);
        foreach (var value in values.Added)
            Add(value, target, value.Name);
        // A line must not be there before what it names.
        target.Sync();
        foreach (var (part, name) in plan.Added)
            Add(part, target, name);
        target.Sync();
        return Merged(into, target.Path, false, plan, values, ExperimentConflicts.Of(target));
    }

    /// <summary>Adds a file as a whole: it gets its name when all of it is durable.</summary>
    private static void Add(StoredPart part, IFolder target, string name)
    {
        var partial = $"merge-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.partial";
        part.CopyTo(target, partial);
        if (target.Rename(partial, target, name))
            return;

        target.Delete(partial);
        // A value is the same whoever kept it.
        if (!ValueFiles.IsOne(name))
            throw new EvalTestException($"{part.Path} was not added: {Path.Combine(target.Path, name)} appeared at the same moment. What was added before is whole. Run the command again; it adds what is missing.");
    }

    private static MergedExperiment Merged(string name, string path, bool isNew, MergePlan plan, MergedValues values, ExperimentConflicts conflicts) => new(
        name, path, isNew, [.. plan.Added.Select(f => new MergedFile(f.Part.Path, f.Name))], values.Added.Count, [.. plan.Skipped.Select(f => new MergedFile(f.Part.Path, f.Name))], values.Damaged, conflicts);

    private static IFolder Open(IDisk disk, string root, MergeSource source) =>
        (source.IsPath ? At(disk, source.Text) : ExperimentDirectory.Find(disk, root, source.Text))
        ?? throw new ExperimentMissingException(source.IsPath
            ? $"There is no folder {Path.GetFullPath(source.Text)}. Nothing was merged. Give the folder of an experiment, the one that its .jsonl files lie in."
            : $"There is no experiment \"{source.Text}\" in {root}. Nothing was merged. Look at the names there, or give the path of its folder.");

    private static IFolder? At(IDisk disk, string path)
    {
        try
        {
            return disk.Find(path);
        }
        catch (StorageException e) when (e.Fault == StorageFault.WrongKind)
        {
            throw new EvalTestException($"{path} is no folder. Nothing was merged. Give the folder of an experiment, the one that its .jsonl files lie in.", e);
        }
    }

    private static void RefuseEmpty(MergeSource source, ExperimentSnapshot snapshot)
    {
        if (snapshot.Sessions.Count == 0)
            throw new EvalTestException($"\"{source.Text}\" holds no results: there is no .jsonl file in {snapshot.Folder.Path}. Nothing was merged. Leave it out, or give the folder of an experiment.");
    }
}
