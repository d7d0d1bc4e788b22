using System.Globalization;

namespace EvalTest.Sessions;

/// <summary>
/// The right to write the results of one assembly into one experiment. The operating system frees it when the process dies, however it dies.
/// Take it first, read the sessions second: what is read before may be outdated.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private static readonly TimeSpan shortestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan afterDrain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(25);

    private readonly FileStream held;
    private readonly FileStream experiment;
    private readonly string factsPath;
    private WriterFacts facts;

    private WriterLock(FileStream held, FileStream experiment, string factsPath, WriterFacts facts)
    {
        this.held = held;
        this.experiment = experiment;
        this.factsPath = factsPath;
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
    /// <exception cref="EvalTestException">Another process holds it; the message says which, where and since when.</exception>
    public static async Task<WriterLock> TakeAsync(string folder, string name, TimeSpan drain, TimeProvider clock, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name + ".lock");
        var factsPath = Path.Combine(folder, name + ".owner.json");
        var begun = clock.GetTimestamp();
        var patience = shortestWait;
        while (true)
        {
            if (TryOpen(path, FileAccess.ReadWrite, FileShare.None) is { } held)
                return Taken(held, folder, factsPath, drain, clock);

            var holder = WriterFacts.Read(factsPath);
            if (holder is { Draining: true } && patience == shortestWait)
                patience = clock.GetElapsedTime(begun) + holder.Drain + afterDrain;
            if (clock.GetElapsedTime(begun) > patience)
                throw Busy(folder, holder);
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes an experiment that nobody writes; leaves one that is in use.</summary>
    public static void DeleteUnused(string folder)
    {
        var path = Path.Combine(folder, "experiment.lock");
        try
        {
            using var alone = TryOpen(path, FileAccess.ReadWrite, FileShare.None);
            if (alone is not null)
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or DiskException { InnerException: DirectoryNotFoundException })
        {
            // Another process deleted it at the same time.
        }
    }

    /// <summary>Tells those who wait that this process is on its way out.</summary>
    public void Draining()
    {
        facts = facts with { Draining = true };
        facts.Write(factsPath);
    }

    public void Dispose()
    {
        try
        {
            // While the lock is still held: afterwards the facts may be those of the next holder.
            File.Delete(factsPath);
        }
        catch (DirectoryNotFoundException)
        {
            // The folder was renamed or deleted meanwhile, and the facts went with it.
        }
        finally
        {
            held.Dispose();
            experiment.Dispose();
        }
    }

    private static WriterLock Taken(FileStream held, string folder, string factsPath, TimeSpan drain, TimeProvider clock)
    {
        FileStream? experiment = null;
        try
        {
            var path = Path.Combine(folder, "experiment.lock");
            TryOpen(path, FileAccess.Write, FileShare.ReadWrite)?.Dispose();
            experiment = TryOpen(path, FileAccess.Read, FileShare.Read)
                ?? throw new EvalTestException($"The experiment in {folder} is being deleted. Nothing was run. Wait for the deletion to end, or use another name.");
            var facts = new WriterFacts(Environment.ProcessId, Environment.MachineName, clock.GetUtcNow(), drain, false);
            facts.Write(factsPath);
            return new WriterLock(held, experiment, factsPath, facts);
        }
        catch
        {
            experiment?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && access != FileAccess.Read)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path, options);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DiskException("Opening the lock", path, e.Message, e);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (IOException e)
        {
            throw new DiskException("Opening the lock", path, e.Message, e);
        }
    }

    /// <summary>EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.</summary>
    private static bool IsHeld(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) == 32 : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    private static EvalTestException Busy(string folder, WriterFacts? holder) =>
        new(holder is null
            ? $"Another process is writing the experiment in {folder}. Nothing was run. Wait until it ends, or use another name."
            : $"Process {holder.Pid} on {holder.Host} has been writing the experiment in {folder} since {holder.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}. Nothing was run. Wait until it ends, stop it, or use another name.");
}
