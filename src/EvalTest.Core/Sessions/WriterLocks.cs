using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// The kernel's locks of one writer. Whoever writes the whole excludes everybody else of its assembly; writers of parts exclude only each
/// other's equals and those of another division, because two divisions have samples in common.
/// </summary>
internal sealed class WriterLocks : IDisposable
{
    private readonly Stack<IDisposable> held = new();

    private WriterLocks()
    {
    }

    /// <summary>Takes all of them or none.</summary>
    /// <param name="folder">The experiment's.</param>
    /// <param name="place">What is to be written.</param>
    /// <param name="blocker">What somebody else writes that excludes it; null where nobody does, and where the experiment is being deleted.</param>
    public static WriterLocks? TryTake(IFolder folder, WriterPlace place, out WriterPlace? blocker)
    {
        var locks = new WriterLocks();
        var isTaken = false;
        try
        {
            isTaken = locks.TryTakeAll(folder, place, out blocker);
            return isTaken ? locks : null;
        }
        finally
        {
            if (!isTaken)
                locks.Dispose();
        }
    }

    public void Dispose()
    {
        while (held.TryPop(out var one))
            one.Dispose();
    }

    private bool TryTakeAll(IFolder folder, WriterPlace place, out WriterPlace? blocker)
    {
        blocker = null;
        if (!Keep(folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared)))
            return false;

        if (place.Shard is not null && !Keep(folder.TryLock(place.Whole.Lock, LockMode.Shared)))
            blocker = place.Whole;
        else if (!Keep(folder.TryLock(place.Lock, LockMode.Exclusive)))
            blocker = place.Shard is null ? LivePart(folder, place) ?? place : place;
        else if (place.Shard is not null)
            // Its own lock first, then a look at the others: of two that begin at once with different divisions, at least one sees the other.
            blocker = LivePart(folder, place);
        return blocker is null;
    }

    private bool Keep(IDisposable? one)
    {
        if (one is not null)
            held.Push(one);
        return one is not null;
    }

    /// <summary>A part of another division than the place's own that somebody is writing; null if there is none.</summary>
    private static WriterPlace? LivePart(IFolder folder, WriterPlace place) =>
        place.Parts(folder).FirstOrDefault(part => part.Shard!.Count != place.Shard?.Count && IsHeld(folder, part.Lock));

    /// <summary>Whether a lock excludes all others. Those who ask do not exclude each other, and a writer tries again.</summary>
    public static bool IsHeld(IFolder folder, string name)
    {
        using var free = folder.TryLock(name, LockMode.Shared);
        return free is null;
    }
}
