using EvalTest.Fingerprints;
using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Sessions;

/// <summary>
/// The current results of one eval, of a matrix of one variant of it: a fold over the records of all sessions. The planner marks rows in it while the session writer's
/// thread folds new records in, so all its state is behind one lock.
/// </summary>
internal sealed partial class EvalResults(string eval, IReadOnlyList<KnownSession> sessions, string variant = "")
{
    private readonly Lock _lock = new();
    private readonly LiveResults _results = new(sessions);
    private readonly SelectionHistory _selection = new();
    private readonly DatasetHistory _dataset = new();
    private readonly CodeHistory _code = new();
    private int _recordedTrials;

    public string Eval { get; } = eval;

    /// <summary>The values of the matrix; empty where there is none.</summary>
    public string Variant { get; } = variant;

    /// <summary>Samples of the last dataset that was read to its end; -1 if none was.</summary>
    public int LastCount
    {
        get
        {
            lock (_lock)
                return _dataset.LastCount;
        }
    }

    /// <summary>Samples of a part by the last reading of it to the end; of the whole also by its parts, where all of one division were read. -1 if unknown.</summary>
    public int CountOf(Shard? shard)
    {
        lock (_lock)
            return _dataset.CountOf(shard);
    }

    /// <summary>Folds one record in; false if the earlier result stands, because an error never replaces a completed one.</summary>
    public bool Fold(SampleHead head, in LinePlace place)
    {
        lock (_lock)
            return Fold_NeedsLock(_results.Current.GetOrAdd(head.Key), head, place, awaited: false);
    }

    /// <summary>Folds one record into a slot that was claimed before.</summary>
    /// <param name="slot">The trial's.</param>
    /// <param name="head">The record.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="awaited">This run will make another attempt at the trial.</param>
    public bool Fold(int slot, SampleHead head, in LinePlace place, bool awaited)
    {
        lock (_lock)
            return Fold_NeedsLock(slot, head, place, awaited);
    }

    /// <summary>Forgets the results that a retraction names and its session knew.</summary>
    /// <param name="retract">What to forget.</param>
    /// <param name="session">The retracting session, with what it had seen when it retracted.</param>
    /// <param name="sequence">The retraction's number there.</param>
    /// <param name="matches">Whether the retraction's filter takes a slot; slots hold no ids, so the caller reads them.</param>
    public void Fold(RetractRecord retract, KnownSession session, long sequence, Func<KnownSession, long, bool> matches)
    {
        bool Meant(ResultSlot slot) =>
            IsNamed(slot, retract.What) && Precedence.Knows(session, sessions[slot.Session], slot.Sequence) && matches(sessions[slot.Session], slot.Offset);
        lock (_lock)
        {
            if (retract is { What: RetractScope.All, Filter: null, Shard: null })
                _selection.Forget(session);
            var (meant, forgotten) = (new Predicate<ResultSlot>(Meant), false);
            for (var index = 0; index < _results.Current.Slots.Count; index++)
                forgotten |= _results.Forget(index, meant);
            // Where nothing had failed, nothing was chosen by its failure.
            if (forgotten && retract.What == RetractScope.Failed)
                _selection.Add(session, sequence);
        }
    }

    /// <summary>Remembers what a reading of the dataset found.</summary>
    public void Fold(PlanRecord plan, int place, long sequence)
    {
        lock (_lock)
            _dataset.Add(plan, place, sequence);
    }

    /// <summary>Remembers what a session ran the eval with, from a line on.</summary>
    public void Ran(int place, long sequence, EvalRecord eval)
    {
        lock (_lock)
        {
            _code.Add(place, sequence, eval.Fingerprint);
            _last = eval;
        }
    }

    /// <summary>What changed since the slot's result was recorded, beside its input.</summary>
    /// <param name="slot">A slot with a result.</param>
    /// <param name="expected">The hash of what its row says is expected now; null for none.</param>
    public ResultChange ChangeOf(int slot, UInt128? expected)
    {
        lock (_lock)
        {
            ref var known = ref _results.Current.Slots[slot];
            var (code, files) = _code.ChangeOf(sessions[known.Session].Place, known.Sequence);
            var (before, now) = (_results.Current.Expected(slot), SampleHead.ExpectedOf(expected));
            return new(code, files, before == now ? CodeChange.Unchanged : before == 0 || now == 0 ? CodeChange.Unknown : CodeChange.Changed);
        }
    }

    /// <summary>Files of which some result that was asked for has seen others.</summary>
    public IReadOnlyList<string> DifferentFiles()
    {
        lock (_lock)
            return [.. _code.DifferentFiles];
    }

    /// <summary>Forgets which rows an earlier run of this eval in this process claimed.</summary>
    /// <param name="fingerprint">What the eval is now; null where nobody knows.</param>
    public void Begin(EvalFingerprint? fingerprint = null)
    {
        lock (_lock)
        {
            _code.Current = fingerprint;
            var slots = _results.Current.Slots;
            for (var index = 0; index < slots.Count; index++)
            {
                ref var slot = ref slots[index];
                slot.Row = -1;
                slot.Included = slot.Awaited = false;
            }
        }
    }

    /// <summary>Marks a trial as held by the dataset of this run; returns what is known of it, with the row that claimed it before or -1.</summary>
    /// <param name="key">The trial.</param>
    /// <param name="row">The dataset's row that claims it.</param>
    /// <param name="slot">Its slot, for <see cref="Include"/> and the fold.</param>
    /// <param name="cluster">As the row names it, whatever was recorded: a mark may be newer than the result.</param>
    public ResultSlot Claim(UInt128 key, int row, out int slot, string? cluster = null)
    {
        lock (_lock)
        {
            slot = _results.Current.GetOrAdd(key);
            var before = _results.Current.Slots[slot];
            if (before.Row < 0)
                _results.Current.Claim(slot, row, SampleHead.ClusterOf(cluster));
            return before;
        }
    }

    /// <summary>Marks what is recorded of a sample's trials beyond those that are asked for: the dataset holds the sample, so they are not stale.</summary>
    /// <param name="first">The sample's first trial.</param>
    /// <param name="trials">How many are asked for.</param>
    /// <param name="row">The dataset's row that claims them.</param>
    public void ClaimBeyond(SampleKey first, int trials, int row)
    {
        // Asked for every row, and mostly there are none.
        if (Volatile.Read(ref _recordedTrials) <= trials)
            return;
        lock (_lock)
        {
            for (var trial = trials; trial < _recordedTrials; trial++)
            {
                if (_results.Current.Find(KeyHash.Of(first with { Trial = trial })) is >= 0 and var slot)
                    _results.Current.Slots[slot].Row = row;
            }
        }
    }

    /// <summary>64 bits of a hash of a slot's cluster; 0 for one of its own.</summary>
    public ulong ClusterOf(int slot)
    {
        lock (_lock)
            return _results.Current.Cluster(slot);
    }

    /// <summary>Takes a claimed trial into this run's figures.</summary>
    /// <param name="slot">The trial's.</param>
    /// <param name="awaited">This run has yet to finish it; until then it counts as pending, whatever is known of it.</param>
    public void Include(int slot, bool awaited)
    {
        lock (_lock)
        {
            ref var included = ref _results.Current.Slots[slot];
            included.Included = true;
            included.Awaited = awaited;
        }
    }

    /// <summary>A score and its mean so far, to show on the way: the one asked for, else the one that came first.</summary>
    public (string? Name, double? Mean) RunningScore(string? wanted)
    {
        lock (_lock)
        {
            var scores = _results.Current.Scores;
            var column = scores.FirstOrDefault(c => c.Name == wanted) ?? (scores.Count > 0 ? scores[0] : null);
            return (column?.Name, column?.RunningMean);
        }
    }

    /// <summary>What is known of a trial, and its slot; -1 where nothing is.</summary>
    public ResultSlot Find(UInt128 key, out int slot)
    {
        lock (_lock)
        {
            slot = _results.Current.Find(key);
            return slot < 0 ? default : _results.Current.Slots[slot];
        }
    }

    /// <summary>Runs a pure fold over all slots while nothing changes.</summary>
    public T Aggregate<T>(Func<ChunkedArray<ResultSlot>, IReadOnlyList<ScoreColumn>, bool, T> fold)
    {
        lock (_lock)
            return fold(_results.Current.Slots, _results.Current.Scores, _selection.Any);
    }

    /// <summary>How many trials of this run's figures have a rival that says something else, and the first of them.</summary>
    public (int Count, IReadOnlyList<ConflictPlace> First) Conflicts(int most)
    {
        lock (_lock)
            return _results.Conflicts(most, slot => slot is { Included: true, Awaited: false });
    }

    /// <summary>The same of all that is known.</summary>
    public (int Count, IReadOnlyList<ConflictPlace> First) AllConflicts(int most)
    {
        lock (_lock)
            return _results.Conflicts(most, _ => true);
    }

    /// <summary>An error, a time-out or a bad verdict.</summary>
    public static bool HasFailed(in ResultSlot slot) => slot.Verdict == Verdict.Failed || slot.State is ResultState.Error or ResultState.Timeout;

    private bool Fold_NeedsLock(int slot, SampleHead head, in LinePlace place, bool awaited)
    {
        _results.Current.Slots[slot].Awaited = awaited;
        // Nobody can ask for more; a file that holds one of a higher number must not make every row cost as many look-ups.
        _recordedTrials = Math.Max(_recordedTrials, Math.Min(head.Trial, OptionCatalog.MostTrials - 1) + 1);
        return _results.Fold(slot, head, place);
    }

    private static bool IsNamed(in ResultSlot slot, RetractScope what) =>
        what == RetractScope.All || HasFailed(slot);
}
