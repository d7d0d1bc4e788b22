using System.Globalization;
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
    private readonly IDisposable held;
    private readonly IDisposable experiment;
    private readonly string factsName;
    private WriterFacts facts;

    private WriterLock(IFolder folder, IDisposable held, IDisposable experiment, string factsName, WriterFacts facts)
    {
        this.folder = folder;
        this.held = held;
        this.experiment = experiment;
        this.factsName = factsName;
        this.facts = facts;
    }

    /// <summary>
    /// Takes the lock. While its holder drains, waits for the holder's drain time and two seconds; otherwise half a second.
    /// </summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <param name="name">What is locked, as in <c>MathEvals.net10.0</c>.</param>
    /// <param name="drain">This process's own drain time, for those who come after it.</param>
    /// <param name="clock">Time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lock; null if the folder was deleted or renamed meanwhile, so that it would guard nothing.</returns>
    /// <exception cref="EvalTestException">Another process holds it; the message says which, where and since when.</exception>
    public static async Task<WriterLock?> TakeAsync(IFolder folder, string name, TimeSpan drain, TimeProvider clock, CancellationToken cancellation)
    {
        var factsName = name + ".owner.json";
        var begun = clock.GetTimestamp();
        var patience = shortestWait;
        while (true)
        {
            IDisposable? experiment = null, held = null;
            try
            {
                experiment = folder.TryLock(ExperimentLock, LockMode.Shared);
                held = experiment is null ? null : folder.TryLock(name + ".lock", LockMode.Exclusive);
                if (held is not null)
                    return Taken(folder, held, experiment!, factsName, new WriterFacts(Environment.ProcessId, Environment.MachineName, clock.GetUtcNow(), drain, false));
            }
            catch (StorageException e) when (e.Fault == StorageFault.Missing && !folder.IsInPlace)
            {
                Free(held, experiment);
                return null;
            }
            catch
            {
                Free(held, experiment);
                throw;
            }

            var isBeingDeleted = experiment is null;
            experiment?.Dispose();
            // Its name may lead to another folder by now, or to none: whoever holds the lock here is in nobody's way there.
            if (!folder.IsInPlace)
                return null;
            var holder = WriterFacts.Read(folder, factsName);
            if (holder is { Draining: true } && patience == shortestWait)
                patience = clock.GetElapsedTime(begun) + holder.Drain + afterDrain;
            if (clock.GetElapsedTime(begun) > patience)
                throw isBeingDeleted ? BeingDeleted(folder) : Busy(folder, holder);
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
            Free(held, experiment);
        }
    }

    /// <summary>Free again if the facts cannot be written.</summary>
    private static WriterLock? Taken(IFolder folder, IDisposable held, IDisposable experiment, string factsName, WriterFacts facts)
    {
        if (folder.IsInPlace)
        {
            facts.Write(folder, factsName);
            return new WriterLock(folder, held, experiment, factsName, facts);
        }

        Free(held, experiment);
        return null;
    }

    private static void Free(IDisposable? held, IDisposable? experiment)
    {
        held?.Dispose();
        experiment?.Dispose();
    }

    private static EvalTestException BeingDeleted(IFolder folder) =>
        new($"The experiment in {folder.Path} is being deleted. Nothing was run. Wait for the deletion to end, or use another name.");

    private static EvalTestException Busy(IFolder folder, WriterFacts? holder) =>
        new(holder is null
            ? $"Another process is writing the experiment in {folder.Path}. Nothing was run. Wait until it ends, or use another name."
            : $"Process {holder.Pid} on {holder.Host} has been writing the experiment in {folder.Path} since {holder.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}. Nothing was run. Wait until it ends, stop it, or use another name.");
}
