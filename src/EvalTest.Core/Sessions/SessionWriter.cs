using EvalTest.Options;

namespace EvalTest.Sessions;

/// <summary>
/// Appends lines to one new session file. One thread takes what has gathered, writes it in one call, tells the senders that it is written,
/// and syncs once for a group; only then is each line acknowledged. A fault poisons it for good: nothing more is written or acknowledged.
/// </summary>
internal sealed class SessionWriter : IAsyncDisposable
{
    private static readonly TimeSpan longestUnsynced = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan longestUnsyncedByOs = TimeSpan.FromSeconds(1);

    private readonly Durability durability;
    private readonly int window;
    private readonly TimeProvider clock;
    private readonly Thread thread;
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Shared between senders and the thread, behind the queue's own monitor.
    private readonly object queue = new();
    private List<PendingLine> _arrived = [];
    private Exception? _fault;
    private bool _closed;
    private bool _idle;

    // The thread's alone.
    private readonly SessionFile file;
    private readonly List<(IDurable Durable, long Sequence, long Offset)> unacknowledged = [];
    private readonly List<IDurable> flushes = [];
    private int unsynced;
    private long unsyncedSince;

    private SessionWriter(SessionFile file, string path, Durability durability, int window, TimeProvider clock)
    {
        this.file = file;
        Path = path;
        this.durability = durability;
        this.window = window;
        this.clock = clock;
        thread = new Thread(Run) { Name = "EvalTest session writer", IsBackground = true };
    }

    /// <summary>The session file.</summary>
    public string Path { get; }

    /// <summary>Why nothing more can be written; null while all is well.</summary>
    public Exception? Fault
    {
        get
        {
            lock (queue)
                return _fault;
        }
    }

    /// <summary>Raised once, on the writer's thread, when a write or sync failed.</summary>
    public event Action<Exception>? Faulted;

    /// <summary>Creates the file, writes its header and makes both durable.</summary>
    /// <param name="path">Must not exist.</param>
    /// <param name="header">The first line.</param>
    /// <param name="durability">What an acknowledgement promises.</param>
    /// <param name="window">Most lines written but not yet synced.</param>
    /// <param name="clock">Time.</param>
    /// <exception cref="DiskException">The operating system refused.</exception>
    public static async Task<SessionWriter> CreateAsync(string path, HeaderRecord header, Durability durability, int window, TimeProvider clock)
    {
        var writer = new SessionWriter(new SessionFile(path, header.Session), path, durability, window, clock);
        writer.thread.Start();
        await writer.WriteAsync(LineKind.Header, header).ConfigureAwait(false);
        await writer.FlushAsync().ConfigureAwait(false);
        Disk.SyncFolder(System.IO.Path.GetDirectoryName(path)!);
        return writer;
    }

    /// <summary>Completes once the line is written; its <see cref="PendingLine.Durable"/> is told once it is durable.</summary>
    /// <exception cref="DiskException">This or an earlier write or sync failed.</exception>
    public ValueTask WriteAsync(PendingLine line)
    {
        var written = line.Submit();
        Exception? fault;
        lock (queue)
        {
            fault = _fault ?? (_closed ? new ObjectDisposedException(nameof(SessionWriter)) : null);
            if (fault is null)
            {
                _arrived.Add(line);
                if (_idle)
                    Monitor.Pulse(queue);
            }
        }

        if (fault is not null)
            line.Failed(fault);
        return written;
    }

    /// <summary>Writes a line that is no sample; completes once it is written.</summary>
    public async Task WriteAsync(LineKind kind, SessionRecord record)
    {
        using var line = new PendingLine { Kind = kind };
        line.Body = line.Encoder.Encode(record);
        await WriteAsync(line).ConfigureAwait(false);
    }

    /// <summary>Completes once everything handed in before is durable and acknowledged.</summary>
    public async Task FlushAsync()
    {
        var flush = new FlushMarker();
        using var marker = new PendingLine { Durable = flush };
        await WriteAsync(marker).ConfigureAwait(false);
        await flush.Done.ConfigureAwait(false);
    }

    /// <summary>Writes the last line, with the hash of all before it, and makes it durable. Nobody else may write any more.</summary>
    public async Task EndAsync(Func<string, EndRecord> end)
    {
        await FlushAsync().ConfigureAwait(false);
        await WriteAsync(LineKind.End, end(file.Hash())).ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        lock (queue)
        {
            _closed = true;
            Monitor.Pulse(queue);
        }

        await finished.Task.ConfigureAwait(false);
        file.Dispose();
    }

    private void Run()
    {
        var batch = new List<PendingLine>();
        try
        {
            while (Take(ref batch))
            {
                WriteGroup(batch);
                batch.Clear();
                if (durability == Durability.Os)
                    Acknowledge();
                if (SyncIsDue())
                    Sync();
            }

            Sync();
        }
        catch (Exception e)
        {
            // Whatever it is, what it left unsynced is never acknowledged, and every sender is told.
            Poison(e, batch);
        }
        finally
        {
            finished.SetResult();
        }
    }

    /// <summary>Waits for lines, or for the moment when those written must be synced; false when closed and empty.</summary>
    private bool Take(ref List<PendingLine> batch)
    {
        lock (queue)
        {
            _idle = true;
            while (_arrived.Count == 0 && !_closed && TimeToWait() != TimeSpan.Zero)
                Monitor.Wait(queue, TimeToWait());
            _idle = false;
            (batch, _arrived) = (_arrived, batch);
            return batch.Count > 0 || !_closed;
        }
    }

    /// <summary>How long the thread may sleep while nothing arrives: not at all where lines wait for a sync.</summary>
    private TimeSpan TimeToWait()
    {
        if (unsynced == 0)
            return Timeout.InfiniteTimeSpan;
        if (durability == Durability.Sync)
            return TimeSpan.Zero;

        var left = longestUnsyncedByOs - clock.GetElapsedTime(unsyncedSince);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void WriteGroup(List<PendingLine> batch)
    {
        foreach (var line in batch)
        {
            if (line.Body.IsEmpty)
            {
                flushes.Add(line.Durable!);
                continue;
            }

            if (line.Durable is { } durable)
                unacknowledged.Add((durable, file.Sequence, file.Position));
            file.Add(line.Kind, line.Body.Span);
            unsyncedSince = unsynced++ == 0 ? clock.GetTimestamp() : unsyncedSince;
        }

        file.Write();
        foreach (var line in batch)
            line.Written();
    }

    private bool SyncIsDue()
    {
        if (flushes.Count > 0)
            return true;
        if (unsynced == 0)
            return false;

        var waited = clock.GetElapsedTime(unsyncedSince);
        if (durability == Durability.Os)
            return waited >= longestUnsyncedByOs;

        lock (queue)
            return _arrived.Count == 0 || unsynced >= window || waited >= longestUnsynced;
    }

    private void Sync()
    {
        if (unsynced > 0)
            file.Sync();
        unsynced = 0;
        Acknowledge();
        foreach (var flush in flushes)
            flush.Acknowledge(file.Sequence - 1, file.Position);
        flushes.Clear();
    }

    private void Acknowledge()
    {
        foreach (var (durable, sequence, offset) in unacknowledged)
            durable.Acknowledge(sequence, offset);
        unacknowledged.Clear();
    }

    private void Poison(Exception fault, List<PendingLine> batch)
    {
        List<PendingLine> refused;
        lock (queue)
        {
            _fault = fault;
            refused = [.. batch, .. _arrived];
            _arrived.Clear();
        }

        foreach (var line in refused)
            line.Failed(fault);
        foreach (var durable in unacknowledged.Select(u => u.Durable).Concat(flushes))
            durable.Fail(fault);
        Faulted?.Invoke(fault);
    }
}
