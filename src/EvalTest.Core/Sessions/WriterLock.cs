using System.Globalization;
using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// The right to write the results of one assembly into one experiment. The operating system frees it when the process dies, however it dies.
/// Take it first, read the sessions second: what is read before may be outdated.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    /// <summary>Shared by all who write into an experiment; whoever deletes it needs it alone.</summary>
    public const string ExperimentLock = "experiment.lock";

    private static readonly TimeSpan shortestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan afterDrain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(25);

    private readonly IFolder folder;
    private readonly WriterLocks held;
    private readonly string factsName;
    private WriterFacts facts;

    private WriterLock(IFolder folder, WriterLocks held, string factsName, WriterFacts facts)
    {
        this.folder = folder;
        this.held = held;
        this.factsName = factsName;
        this.facts = facts;
    }

    /// <summary>
    /// Takes the lock. While its holder drains, waits for the holder's drain time and two seconds; otherwise half a second.
    /// </summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <param name="place">What is to be written.</param>
    /// <param name="drain">This process's own drain time, for those who come after it.</param>
    /// <param name="clock">Time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lock; null if the folder was deleted or renamed meanwhile, so that it would guard nothing.</returns>
    /// <exception cref="EvalTestException">Another process holds what excludes it; the message says which, where and since when.</exception>
    public static async Task<WriterLock?> TakeAsync(IFolder folder, WriterPlace place, TimeSpan drain, TimeProvider clock, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        var patience = shortestWait;
        while (true)
        {
            WriterPlace? blocker;
            try
            {
                if (WriterLocks.TryTake(folder, place, out blocker) is { } held)
                    return Taken(folder, held, place.Facts, new WriterFacts(Environment.ProcessId, Environment.MachineName, clock.GetUtcNow(), drain, false));
            }
            catch (StorageException e) when (e.Fault == StorageFault.Missing && !folder.IsInPlace)
            {
                return null;
            }

            // Its name may lead to another folder by now, or to none: whoever holds the lock here is in nobody's way there.
            if (!folder.IsInPlace)
                return null;
            var holder = WriterFacts.Read(folder, (blocker ?? place).Facts);
            if (holder is { Draining: true } && patience == shortestWait)
                patience = clock.GetElapsedTime(begun) + holder.Drain + afterDrain;
            if (clock.GetElapsedTime(begun) > patience)
                throw blocker is null ? BeingDeleted(folder) : Busy(folder, place, blocker, holder);
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Tells those who wait that this process is on its way out.</summary>
    /// <exception cref="StorageException">It cannot be told.</exception>
    public void Draining()
    {
        facts = facts with { Draining = true };
        facts.Write(folder, factsName);
    }

    public void Dispose()
    {
        try
        {
            // While the lock is still held: afterwards the facts may be those of the next holder.
            folder.Delete(factsName);
        }
        finally
        {
            held.Dispose();
        }
    }

    private static WriterLock? Taken(IFolder folder, WriterLocks held, string factsName, WriterFacts facts)
    {
        WriterLock? taken = null;
        try
        {
            if (!folder.IsInPlace)
                return null;
            facts.Write(folder, factsName);
            return taken = new WriterLock(folder, held, factsName, facts);
        }
        finally
        {
            if (taken is null)
                held.Dispose();
        }
    }

    private static ExperimentBusyException BeingDeleted(IFolder folder) =>
        new($"The experiment in {folder.Path} is being deleted, or some of its results are being forgotten. Nothing was run. Wait for that to end, or use another name.");

    private static ExperimentBusyException Busy(IFolder folder, WriterPlace place, WriterPlace blocker, WriterFacts? holder)
    {
        var what = blocker.Shard is { } part ? $"part {part} of the experiment" : "the experiment";
        var who = holder is null
            ? $"Another process is writing {what} in {folder.Path}."
            : $"Process {holder.Pid} on {holder.Host} has been writing {what} in {folder.Path} since {holder.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}.";
        var why = blocker == place ? ""
            : $" This run is of {(place.Shard is { } own ? $"part {own}" : "the whole")}, and what runs at the same time must be parts of one division, such as 1/3, 2/3 and 3/3.";
        return new ExperimentBusyException($"{who}{why} Nothing was run. Wait until it ends, {(holder is null ? "" : "stop it, ")}or use another name.");
    }
}
