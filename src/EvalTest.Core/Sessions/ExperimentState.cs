using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>What the session files of one assembly in one experiment say together.</summary>
internal sealed class ExperimentState : ISessionVisitor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Eval, string Variant), EvalResults> _evals = [];
    private readonly List<KnownSession> sessions = [];
    private readonly List<Damage> damage;
    private readonly SessionHistory history = new();
    private readonly IFolder? folder;
    private readonly bool withPlaces;
    private List<NoteRecord>? notes;
    private int firstCopy;

    private ExperimentState(IFolder? folder, List<Damage> damage, bool withPlaces = false) => (this.folder, this.damage, this.withPlaces) = (folder, damage, withPlaces);

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
        var state = new ExperimentState(folder, []);
        if (folder is not null)
        {
            var reader = new SessionReader(folder, state.damage);
            state.ReadAll(reader, SessionsIn(folder, reader).Where(s => s.Header.Assembly == assembly));
        }

        return state;
    }

    /// <summary>
    /// Reads all session files of an experiment, also where each sample stood in its dataset, for figures without one
    /// (<see cref="EvalResults.IncludeRecorded"/>). A writer may be at work.
    /// </summary>
    /// <param name="folder">The experiment's folder, to stay open as long as the states are used.</param>
    /// <param name="damage">Gets what is not believed in any file.</param>
    /// <returns>A state for each assembly, in ordinal order.</returns>
    /// <exception cref="EvalTestException">A file has an unknown format or cannot be read.</exception>
    public static IReadOnlyList<(string Assembly, ExperimentState State)> LoadAll(IFolder folder, List<Damage> damage)
    {
        var reader = new SessionReader(folder, damage, withPlaces: true);
        var states = new List<(string, ExperimentState)>();
        foreach (var ofAssembly in SessionsIn(folder, reader).GroupBy(s => s.Header.Assembly).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var state = new ExperimentState(folder, damage, withPlaces: true);
            state.ReadAll(reader, ofAssembly);
            states.Add((ofAssembly.Key, state));
        }

        return states;
    }

    /// <summary>Adds the session that this process writes; returns its index.</summary>
    public int Begin(string name, HeaderRecord header)
    {
        sessions.Add(new KnownSession(folder!, name, header) { Place = history.Next, Seen = history.Follow(header.Seen) });
        return sessions.Count - 1;
    }

    /// <summary>A session as it was when it had seen all that follows from these, as a retraction names them.</summary>
    /// <param name="session">As an index; -1 for none, where a retraction is only tried out.</param>
    /// <param name="named">The retraction's own <c>seen</c>.</param>
    public KnownSession Knowing(int session, IReadOnlyDictionary<string, long> named) =>
        (session < 0 ? Nobody() : sessions[session]) with { Seen = history.Follow(named) };

    /// <summary>The results of an eval, or of one of its variants; empty if it never ran.</summary>
    public EvalResults Eval(string id, string variant = "")
    {
        lock (_lock)
        {
            if (!_evals.TryGetValue((id, variant), out var results))
                _evals.Add((id, variant), results = new EvalResults(id, sessions, variant));
            return results;
        }
    }

    /// <summary>Every eval, and of a matrix every variant, that a session has anything of, in ordinal order.</summary>
    public IReadOnlyList<EvalResults> Evals
    {
        get
        {
            lock (_lock)
                return [.. _evals.Values.OrderBy(e => e.Eval, StringComparer.Ordinal).ThenBy(e => e.Variant, StringComparer.Ordinal)];
        }
    }

    void ISessionVisitor.Sample(SampleHead head, int copy, long sequence, long offset)
    {
        var (results, place) = (Eval(head.Eval, head.Variant), new LinePlace(firstCopy + copy, sequence, offset));
        if (withPlaces)
            results.FoldWithPlace(head, place);
        else
            results.Fold(head, place);
    }

    void ISessionVisitor.Record(SessionRecord record, int copy, long sequence)
    {
        switch (record)
        {
            case EvalRecord eval:
                Eval(eval.Eval, eval.Variant).Ran(sessions[firstCopy + copy].Place, sequence, eval);
                break;
            case PlanRecord plan:
                Eval(plan.Eval, plan.Variant).Fold(plan, sessions[firstCopy + copy].Place, sequence);
                break;
            case RetractRecord retract:
                foreach (var results in Variants(retract))
                    results.Fold(retract, Knowing(firstCopy + copy, retract.Seen), sequence, new SampleFilter(retract.Filter, retract.Shard).Matches);
                break;
            case ForgetRecord forget:
                foreach (var results in Evals)
                    results.Fold(forget, sessions[firstCopy + copy], sequence);
                break;
            case NoteRecord note:
                sessions[firstCopy + copy].IsReview = true;
                (notes ??= []).Add(note);
                break;
            case EndRecord end:
                sessions[firstCopy + copy].End = end;
                break;
        }
    }

    private static List<KnownSession> SessionsIn(IFolder folder, SessionReader reader) =>
        [.. folder.List().Select(entry => entry.Name).Where(SessionFileName.IsOne).Order(StringComparer.Ordinal)
            .Select(name => new KnownSession(folder, name, reader.ReadHeader(name)!))
            .Where(s => s.Header is not null)];

    private List<EvalResults> Variants(RetractRecord retract)
    {
        lock (_lock)
            return [.. _evals.Values.Where(e => e.Eval == retract.Eval && (retract.Variant is null || e.Variant == retract.Variant))];
    }

    private KnownSession Nobody() =>
        new(folder!, "", new HeaderRecord { Session = "", Experiment = "", Assembly = "", Started = default, Seen = new Dictionary<string, long>() }) { Place = -1 };

    private static long Length(KnownSession session)
    {
        using var file = session.Folder.OpenFile(session.Name);
        return file.Length;
    }

    private void ReadAll(SessionReader reader, IEnumerable<KnownSession> readable)
    {
        // Two files of one session are copies of one and are read together.
        var groups = readable.GroupBy(s => s.Header.Session).Select(g => g.OrderByDescending(Length).ToList());
        foreach (var copies in SessionOrder.Sort(groups, g => g[0].Header))
            Read(reader, copies);
        AddNotes();
    }

    /// <summary>Last of all, since what a note judges counts or not by what all sessions say.</summary>
    private void AddNotes()
    {
        foreach (var ofEval in (notes ?? []).GroupBy(n => (n.Eval, n.Key.Variant)))
        {
            if (_evals.TryGetValue(ofEval.Key, out var results))
                results.AddNotes(ofEval);
        }
    }

    private void Read(SessionReader reader, List<KnownSession> copies)
    {
        var session = copies[0].Header.Session;
        var seen = history.Follow(copies[0].Header.Seen);
        firstCopy = sessions.Count;
        // A record's place is a file and an offset, so each copy is an entry of its own.
        sessions.AddRange(copies.Select(copy => copy with { Place = history.Next, Seen = seen }));
        history.Add(session, reader.Read(copies.ConvertAll(c => c.Name), session, this), seen);
    }
}
