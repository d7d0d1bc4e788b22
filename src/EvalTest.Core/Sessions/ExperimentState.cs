using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>What the session files of one assembly in one experiment say together.</summary>
internal sealed class ExperimentState : ISessionVisitor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EvalResults> _evals = [];
    private readonly List<KnownSession> sessions = [];
    private readonly List<Damage> damage = [];
    private readonly SessionHistory history = new();
    private readonly IFolder? folder;

    private ExperimentState(IFolder? folder) => this.folder = folder;

    /// <summary>Sessions in the order of folding; the one being written comes last.</summary>
    public IReadOnlyList<KnownSession> Sessions => sessions;

    /// <summary>What was not believed, in the order of reading.</summary>
    public IReadOnlyList<Damage> Damage => damage;

    /// <summary>What a new session has to name in its header to have seen all.</summary>
    public IReadOnlyDictionary<string, long> Seen => history.Name();

    /// <summary>Reads all session files of an assembly. The caller holds the lock, or accepts that a writer may be at work.</summary>
    /// <param name="folder">The experiment's folder, to stay open as long as the state is used; null if there is none.</param>
    /// <param name="assembly">Only its sessions are read.</param>
    /// <exception cref="EvalTestException">A file has an unknown format or cannot be read.</exception>
    public static ExperimentState Load(IFolder? folder, string assembly)
    {
        var state = new ExperimentState(folder);
        if (folder is null)
            return state;

        var reader = new SessionReader(folder, state.damage);
        var readable = folder.List().Select(entry => entry.Name).Where(SessionFileName.IsOne).Order(StringComparer.Ordinal)
            .Select(name => new KnownSession(folder, name, reader.ReadHeader(name)!))
            .Where(s => s.Header is not null && s.Header.Assembly == assembly);

        // Two files of one session are copies of one: the longest is read, and of the others only what it lacks at its end.
        var groups = readable.GroupBy(s => s.Header.Session).Select(g => g.OrderByDescending(Length).ToList());
        foreach (var copies in SessionOrder.Sort(groups, g => g[0].Header))
            state.Read(reader, copies);
        return state;
    }

    /// <summary>Adds the session that this process writes; returns its index.</summary>
    public int Begin(string name, HeaderRecord header)
    {
        sessions.Add(new KnownSession(folder!, name, header) { Place = history.Next, Seen = history.Follow(header.Seen) });
        return sessions.Count - 1;
    }

    /// <summary>All that a record had seen that names these sessions.</summary>
    public SeenSessions Follow(IReadOnlyDictionary<string, long> named) => history.Follow(named);

    /// <summary>The results of an eval; empty if it never ran.</summary>
    public EvalResults Eval(string id)
    {
        lock (_lock)
        {
            if (!_evals.TryGetValue(id, out var results))
                _evals.Add(id, results = new EvalResults(id, sessions));
            return results;
        }
    }

    void ISessionVisitor.Sample(SampleHead head, long sequence, long offset) =>
        Eval(head.Eval).Fold(head, sessions.Count - 1, sequence, offset);

    void ISessionVisitor.Record(SessionRecord record, long sequence)
    {
        switch (record)
        {
            case PlanRecord plan:
                Eval(plan.Eval).Fold(plan);
                break;
            case RetractRecord retract:
                Eval(retract.Eval).Fold(retract, history.Follow(retract.Seen), sessions.Count - 1, new SampleFilter(retract.Filter).Matches);
                break;
            case EndRecord end:
                sessions[^1].End = end;
                break;
        }
    }

    private static long Length(KnownSession session)
    {
        using var file = session.Folder.OpenFile(session.Name);
        return file.Length;
    }

    private void Read(SessionReader reader, List<KnownSession> copies)
    {
        var seen = history.Follow(copies[0].Header.Seen);
        foreach (var copy in copies)
        {
            // A record's place is a file and an offset, so each copy that adds lines is a session entry of its own.
            var from = copy.Name == copies[0].Name ? 0 : sessions[^1].Next;
            sessions.Add(copy with { Place = history.Next, Seen = seen });
            sessions[^1].Next = Math.Max(from, reader.Read(copy.Name, copy.Header, from, this));
        }

        history.Add(copies[0].Header.Session, sessions[^1].Next - 1, seen);
    }
}
