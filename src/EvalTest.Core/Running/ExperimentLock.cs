using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Running;

/// <summary>Takes the lock of an experiment for a run, and the folder that it guards.</summary>
internal static class ExperimentLock
{
    /// <summary>So often may the folder be taken away between its opening and its lock: more is no coincidence any more.</summary>
    private const int MostLockings = 100;

    /// <summary>Only a lock in the folder that its name leads to now guards the experiment: one that was renamed or deleted meanwhile is left.</summary>
    public static async Task<(IFolder Folder, WriterLock Held)> TakeAsync(RunSetup setup, string root, string name, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostLockings; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ExperimentDirectory.Create(setup.Disk, root, name) is { } folder && await TryLockAsync(setup, root, name, folder, cancellation).ConfigureAwait(false) is { } held)
                return (folder, held);
        }

        throw new EvalTestException($"The experiment \"{name}\" in {root} was deleted or renamed {MostLockings} times while this run was about to open it. Nothing was run. Wait until that ends, or use another name.");
    }

    /// <summary>The lock; null, and the folder closed, if it guards nothing any more.</summary>
    private static async Task<WriterLock?> TryLockAsync(RunSetup setup, string root, string name, IFolder folder, CancellationToken cancellation)
    {
        WriterLock? held = null;
        try
        {
            held = await WriterLock.TakeAsync(folder, new WriterPlace($"{setup.Assembly}.{setup.TargetFramework}", setup.Options.Shard), setup.Options.Drain, setup.Clock, cancellation).ConfigureAwait(false);
            if (held is not null)
                ExperimentNeighbours.RefuseLocked(setup.Disk, root, name, folder);
            else
                folder.Dispose();
            return held;
        }
        catch
        {
            using (folder)
                ReleaseAfterFailure(held);
            throw;
        }
    }

    /// <summary>A disk that failed may refuse this too; what it refused first is what has to be told.</summary>
    public static void ReleaseAfterFailure(WriterLock? held)
    {
        try
        {
            held?.Dispose();
        }
        catch (StorageException)
        {
            // The lock is free; who held it is still written there, which keeps nobody from taking it.
        }
    }
}
