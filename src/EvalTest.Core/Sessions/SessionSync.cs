using System.Runtime.ExceptionServices;
using EvalTest.Options;

namespace EvalTest.Sessions;

/// <summary>
/// The thread behind the writer: syncs what was written, once for a group, and only then acknowledges each line, in the order of the file.
/// </summary>
internal sealed class SessionSync
{
    /// <summary>How long a small group waits for company: a sync costs the disk as much for one line as for hundreds.</summary>
    private static readonly TimeSpan gathering = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan syncedByOs = TimeSpan.FromSeconds(1);

    private readonly SessionFile file;
    private readonly Durability durability;
    private readonly int window;
    private readonly int enough;
    private readonly Func<Exception, Exception> failed;
    private readonly Action madeRoom;
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Shared with the writer, behind its own monitor.
    private readonly object waiting = new();
    private List<WrittenLine> _lines = [];
    private int _unsynced;
    private Exception? _fault;
    private bool _flush;
    private bool _closed;
    private bool _ended;
    private WrittenLine? _lastWritten;
    private WrittenLine? _lastDurable;

    /// <param name="file">Only its sync is called here.</param>
    /// <param name="durability">What an acknowledgement promises.</param>
    /// <param name="window">Most lines written but not yet synced.</param>
    /// <param name="failed">Told once, when a sync failed; nothing is acknowledged any more. Gives what the lines that wait are told.</param>
    /// <param name="madeRoom">Told when a full window has room again.</param>
    public SessionSync(SessionFile file, Durability durability, int window, Func<Exception, Exception> failed, Action madeRoom)
    {
        this.file = file;
        this.durability = durability;
        // What os durability acknowledged needs no room: nothing waits for the sync but flushes.
        this.window = durability == Durability.Os ? int.MaxValue : window;
        enough = durability == Durability.Os ? int.MaxValue : window / 2;
        this.failed = failed;
        this.madeRoom = madeRoom;
        new Thread(Run) { Name = "EvalTest session sync", IsBackground = true }.Start();
    }

    /// <summary>Completes when the thread has ended.</summary>
    public Task Finished => finished.Task;

    /// <summary>The last sample that was synced, in words; null if none was.</summary>
    public string? LastSample
    {
        get
        {
            lock (waiting)
                return _lastDurable is { } last ? $"{last.Durable} (line {last.Sequence + 1})" : null;
        }
    }

    /// <summary>Whether the writer may go on. Who finds none is told when there is: <c>madeRoom</c>.</summary>
    public bool HasRoom => Volatile.Read(ref _unsynced) < window;

    /// <summary>Takes lines over that were just written; by the writer alone.</summary>
    public void Add(IReadOnlyList<WrittenLine> lines)
    {
        if (durability == Durability.Os)
            AcknowledgeNow(lines);
        lock (waiting)
        {
            ThrowIfOver_NeedsLock();
            var due = _unsynced == 0;
            _unsynced += lines.Count;
            foreach (var line in lines)
            {
                if (line is { Durable: not null, IsFlush: false })
                    _lastWritten = line;
                _flush |= line.IsFlush;
                if (line.IsFlush || durability == Durability.Sync)
                    _lines.Add(line);
            }

            if (due || _flush || _unsynced >= enough)
                Monitor.Pulse(waiting);
        }
    }

    /// <summary>Ends because a write failed: what waits for a sync is not acknowledged any more.</summary>
    public void Stop(Exception fault)
    {
        lock (waiting)
        {
            _fault ??= fault;
            Monitor.Pulse(waiting);
        }
    }

    /// <summary>Syncs what is left and ends.</summary>
    public void Close()
    {
        lock (waiting)
        {
            _closed = true;
            Monitor.Pulse(waiting);
        }
    }

    private void AcknowledgeNow(IReadOnlyList<WrittenLine> lines)
    {
        lock (waiting)
            ThrowIfOver_NeedsLock();
        Acknowledge([.. lines.Where(l => !l.IsFlush)]);
    }

    private static void Acknowledge(List<WrittenLine> lines)
    {
        foreach (var line in lines)
            line.Durable?.Acknowledge(line.Sequence, line.Offset);
    }

    private void Run()
    {
        List<WrittenLine> lines = [];
        try
        {
            while (Take(ref lines, out var count, out var last))
            {
                if (count > 0)
                    file.Sync();
                // A write that failed meanwhile has told what is durable.
                Synced(last);
                Acknowledge(lines);
                lines.Clear();
                Release(count);
            }
        }
        catch (Exception e)
        {
            // Whatever it is, what was not acknowledged by now never will be.
            Refuse(lines, failed(e));
        }
        finally
        {
            finished.SetResult();
        }
    }

    private void Refuse(List<WrittenLine> lines, Exception fault)
    {
        lock (waiting)
        {
            _fault ??= fault;
            lines.AddRange(_lines);
            _lines = [];
        }

        foreach (var line in lines)
            line.Durable?.Fail(fault);
    }

    private void Release(int count)
    {
        bool wasFull;
        lock (waiting)
        {
            wasFull = _unsynced >= window;
            _unsynced -= count;
        }

        if (wasFull)
            madeRoom();
    }

    /// <summary>Waits until there is something to sync and it is due; false when closed and empty.</summary>
    private bool Take(ref List<WrittenLine> lines, out int count, out WrittenLine? last)
    {
        lock (waiting)
        {
            while (_unsynced == 0 && !_closed && _fault is null)
                Monitor.Wait(waiting);
            Gather_NeedsLock();
            ThrowIfOver_NeedsLock();
            (lines, _lines) = (_lines, lines);
            (count, last) = (_unsynced, _lastWritten);
            _flush = false;
            _ended = count == 0;
            return count > 0;
        }
    }

    // One wait and no loop: lines that keep coming must not put the sync off.
    private void Gather_NeedsLock()
    {
        if (!_flush && !_closed && _fault is null && _unsynced < enough)
            Monitor.Wait(waiting, durability == Durability.Sync ? gathering : syncedByOs);
    }

    private void Synced(WrittenLine? last)
    {
        lock (waiting)
        {
            if (_fault is not null)
                ExceptionDispatchInfo.Throw(_fault);
            _lastDurable = last;
        }
    }

    private void ThrowIfOver_NeedsLock()
    {
        if (_fault is not null)
            ExceptionDispatchInfo.Throw(_fault);
        ObjectDisposedException.ThrowIf(_ended, this);
    }
}
