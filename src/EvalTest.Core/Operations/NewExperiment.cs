using System.Security.Cryptography;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>
/// An experiment that is made beside where it is to be, under a name that no experiment has, and appears whole with one rename. What a process
/// that died left of one is removed by the next that makes one in the same folder.
/// </summary>
internal sealed class NewExperiment : IDisposable
{
    private const string Unfinished = ".unfinished-";

    private readonly IFolder above;
    private readonly string last;
    private readonly string unfinished;
    private readonly IDisposable held;
    private readonly string experiment;
    private bool isDone;

    private NewExperiment(IFolder above, string experiment, string unfinished, IFolder folder, IDisposable held)
    {
        this.above = above;
        this.experiment = experiment;
        this.unfinished = unfinished;
        this.held = held;
        last = experiment.Split('/')[^1];
        Folder = folder;
    }

    /// <summary>Where its files go.</summary>
    public IFolder Folder { get; }

    /// <summary>Begins one.</summary>
    /// <exception cref="EvalTestException">The name breaks the rule or is taken, it would lie inside another experiment, or the operating system refused.</exception>
    public static NewExperiment Begin(IDisk disk, string root, string experiment)
    {
        var above = ExperimentDirectory.CreateAbove(disk, root, experiment) ?? throw Overtaken(experiment);
        try
        {
            RefuseTaken(above, experiment);
            foreach (var entry in above.List().Where(e => e.Name.StartsWith(Unfinished, StringComparison.Ordinal)))
                RemoveDead(above, entry);
            return Begin(above, experiment);
        }
        catch
        {
            above.Dispose();
            throw;
        }
    }

    /// <summary>From one moment to the next it is there, and survives a power cut.</summary>
    /// <exception cref="EvalTestException">Something got its name meanwhile, or the operating system refused.</exception>
    public void Appear()
    {
        Folder.Sync();
        RefuseTaken(above, experiment);
        if (!above.Rename(unfinished, above, last))
            throw Taken(above, experiment);
        isDone = true;
        above.Sync();
    }

    public void Dispose()
    {
        using (above)
        using (held)
        using (Folder)
        {
            if (!isDone)
                RemoveAfterFailure();
        }
    }

    private void RemoveAfterFailure()
    {
        try
        {
            ExperimentRemoval.Remove(above, new FolderEntry(unfinished, EntryKind.Folder));
        }
        catch (StorageException)
        {
            // What the disk refused first is what has to be told. What is left has no experiment's name, and goes with the next that is made.
        }
    }

    private static NewExperiment Begin(IFolder above, string experiment)
    {
        var name = Unfinished + RandomNumberGenerator.GetHexString(16, lowercase: true);
        above.CreateFolder(name);
        var folder = above.FindFolder(name) ?? throw Overtaken(experiment);
        var held = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
        if (held is not null)
            return new NewExperiment(above, experiment, name, folder, held);
        folder.Dispose();
        throw Overtaken(experiment);
    }

    private static void RefuseTaken(IFolder above, string experiment)
    {
        var last = experiment.Split('/')[^1];
        ExperimentDirectory.RefuseOtherCase(above, last, experiment);
        if (above.List().Any(e => e.Name == last))
            throw Taken(above, experiment);
    }

    /// <summary>Whoever makes one holds its lock as long as it lives.</summary>
    private static void RemoveDead(IFolder above, FolderEntry entry)
    {
        using var folder = entry.Kind == EntryKind.Folder ? above.FindFolder(entry.Name) : null;
        using var free = folder?.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
        if (free is not null)
            ExperimentRemoval.Remove(above, entry);
    }

    private static EvalTestException Taken(IFolder above, string experiment) =>
        new($"The experiment \"{experiment}\" was not made: {Path.Combine(above.Path, experiment.Split('/')[^1])} exists, and nothing is replaced. Give another name, or delete what is there first.");

    private static EvalTestException Overtaken(string experiment) =>
        new($"The experiment \"{experiment}\" was not made: another process removed its folder, or the one above it, at the same moment. Nothing was changed. Run the command again.");
}
