using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Appends lines to one new session file. Whoever hands in a line while nobody writes becomes the writer: it writes what has gathered in
/// one call, tells the senders that it is written, and goes on until nothing is left; so a line costs no switch of threads.
/// <see cref="SessionSync"/> makes it durable behind. A fault of either poisons the writer for good.
/// </summary>
internal sealed class SessionWriter : IAsyncDisposable
{
    // Whoever has the writer's role uses it.
    private readonly SessionFile file;
    private readonly List<WrittenLine> written = [];
    private readonly SessionSync sync;
    private readonly ValueFiles values;

    private readonly Lock _lock = new();
    private List<PendingLine> _arrived = [];
    private List<PendingLine> _spare = [];
    private Exception? _fault;
    private bool _writing;
    private bool _ending;
    private bool _closed;

    private SessionWriter(IFolder folder, HeaderRecord header, Durability durability, int window)
    {
        file = new SessionFile(folder, SessionFileName.Of(header.Assembly, header.Session), header.Session);
        values = new ValueFiles(folder, header.Session, refusal => Poison(refusal, []));
        sync = new SessionSync(file, durability, window, fault => Poison(fault, []), WriteWhatWaits);
    }

    /// <summary>The session file.</summary>
    public string Path => file.Path;

    /// <summary>Why nothing more can be written; null while all is well.</summary>
    public Exception? Fault
    {
        get
        {
            lock (_lock)
                return _fault;
        }
    }

    /// <summary>Raised once, on any thread, when a write or sync failed.</summary>
    public event Action<Exception>? Faulted;

    /// <summary>Creates the file, writes its header and makes both durable.</summary>
    /// <param name="folder">The experiment's.</param>
    /// <param name="header">The first line; it also gives the file its name.</param>
    /// <param name="durability">What an acknowledgement promises.</param>
    /// <param name="window">Most lines written but not yet synced.</param>
    /// <exception cref="EvalTestException">The operating system refused.</exception>
    public static async Task<SessionWriter> CreateAsync(IFolder folder, HeaderRecord header, Durability durability, int window)
    {
        var writer = new SessionWriter(folder, header, durability, window);
        try
        {
            await writer.WriteAsync(LineKind.Header, header).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            folder.Sync();
            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes once the line is written; its <see cref="PendingLine.Durable"/> is told once it is durable.</summary>
    /// <exception cref="EvalTestException">This or an earlier write or sync failed.</exception>
    public ValueTask WriteAsync(PendingLine line)
    {
        var done = line.Submit();
        if (Accept(line))
            WriteGroups();
        return done;
    }

    /// <summary>Keeps a value that is too large for a line, durable when this returns; the line that names it comes after.</summary>
    /// <exception cref="EvalTestException">This or an earlier write or sync failed.</exception>
    public LargeValue Keep(byte[] value) => Fault is { } fault ? throw fault : values.Keep(value);

    /// <summary>Writes a line that is no sample; completes once it is written.</summary>
    public async Task WriteAsync(LineKind kind, SessionRecord record)
    {
        using var line = new PendingLine { Kind = kind };
        line.Body = line.Encoder.Encode(record);
        await WriteAsync(line).ConfigureAwait(false);
    }

    /// <summary>Completes once everything handed in before is durable and acknowledged.</summary>
    /// <exception cref="EvalTestException">A write or sync failed.</exception>
    public async Task FlushAsync()
    {
        var flush = new FlushMarker();
        using var marker = new PendingLine { Durable = flush };
        await WriteAsync(marker).ConfigureAwait(false);
        await flush.Done.ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the last line, with the hash of all before it, and makes it durable. A sample that comes later, from a body that was left
    /// behind, is refused.
    /// </summary>
    public async Task EndAsync(Func<string, EndRecord> end)
    {
        lock (_lock)
            _ending = true;
        await FlushAsync().ConfigureAwait(false);
        await WriteAsync(LineKind.End, end(file.Hash())).ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
            _closed = true;
        sync.Close();
        await sync.Finished.ConfigureAwait(false);
        file.Dispose();
    }

    /// <summary>Queues a line; true if the caller has the writer's role now.</summary>
    private bool Accept(PendingLine line)
    {
        Exception? refusal;
        lock (_lock)
        {
            var over = _closed || (_ending && line.Kind == LineKind.Sample);
            refusal = _fault ?? (over ? new ObjectDisposedException(nameof(SessionWriter)) : null);
            if (refusal is null)
            {
                _arrived.Add(line);
                return TakeRole_NeedsLock();
            }
        }

        line.Failed(refusal);
        return false;
    }

    private bool TakeRole_NeedsLock()
    {
        if (_writing || _fault is not null || _arrived.Count == 0 || !sync.HasRoom)
            return false;
        return _writing = true;
    }

    private void WriteWhatWaits()
    {
        bool mine;
        lock (_lock)
            mine = TakeRole_NeedsLock();
        if (mine)
            WriteGroups();
    }

    private void WriteGroups()
    {
        do
        {
            var group = TakeGroup();
            try
            {
                Write(group);
            }
            catch (Exception e)
            {
                // Nothing of the group counts as written, whatever reached the file; the role is never given up again.
                Poison(e, group);
                return;
            }

            foreach (var line in group)
                line.Written();
            group.Clear();
        }
        while (KeepRole());
    }

    private List<PendingLine> TakeGroup()
    {
        lock (_lock)
        {
            var group = _arrived;
            _arrived = _spare;
            return _spare = group;
        }
    }

    private bool KeepRole()
    {
        lock (_lock)
        {
            _writing = false;
            return TakeRole_NeedsLock();
        }
    }

    private void Write(List<PendingLine> group)
    {
        foreach (var line in group)
        {
            var isFlush = line.Body.IsEmpty;
            written.Add(new WrittenLine(line.Durable, file.Sequence, file.Position, isFlush));
            if (!isFlush)
                file.Add(line.Kind, line.Body.Span);
        }

        file.Write();
        sync.Add(written);
        written.Clear();
    }

    private Exception Poison(Exception cause, List<PendingLine> group)
    {
        var fault = cause is StorageException refusal ? WriterFault.Explain(refusal, sync.LastSample) : cause;
        List<PendingLine> refused;
        bool first;
        lock (_lock)
        {
            first = _fault is null;
            fault = _fault ??= fault;
            refused = [.. group, .. _arrived];
            _arrived.Clear();
        }

        sync.Stop(fault);
        foreach (var line in refused)
        {
            line.Durable?.Fail(fault);
            line.Failed(fault);
        }

        if (first)
            Faulted?.Invoke(fault);
        return fault;
    }
}
