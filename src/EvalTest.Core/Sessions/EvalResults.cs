namespace EvalTest.Sessions;

/// <summary>
/// The current results of one eval: a fold over the records of all sessions. The planner marks rows in it while the session writer's
/// thread folds new records in, so all its state is behind one lock.
/// </summary>
internal sealed class EvalResults(string eval, IReadOnlyList<KnownSession> sessions)
{
    private readonly Lock _lock = new();
    private readonly SlotTable _table = new();
    private readonly List<ScoreColumn> _scores = [];
    private bool _selected;
    private int _lastCount = -1;

    public string Eval { get; } = eval;

    /// <summary>Samples of the last dataset that was read to its end; -1 if none was.</summary>
    public int LastCount
    {
        get
        {
            lock (_lock)
                return _lastCount;
        }
    }

    /// <summary>Folds one record in; false if the earlier result stands, because an error never replaces a completed one.</summary>
    public bool Fold(SampleHead head, int session, long sequence, long offset)
    {
        lock (_lock)
            return Fold_NeedsLock(_table.GetOrAdd(head.Key), head, session, sequence, offset);
    }

    /// <summary>Folds one record into a slot that was claimed before.</summary>
    public bool Fold(int slot, SampleHead head, int session, long sequence, long offset)
    {
        lock (_lock)
            return Fold_NeedsLock(slot, head, session, sequence, offset);
    }

    /// <summary>Forgets the results that a retraction names and its session had seen.</summary>
    /// <param name="retract">What to forget.</param>
    /// <param name="seen">What follows from its own <c>seen</c>.</param>
    /// <param name="session">The retracting session, as an index; -1 for none, where a retraction is only tried out.</param>
    /// <param name="matches">Whether the retraction's filter takes a slot; slots hold no ids, so the caller reads them.</param>
    public void Fold(RetractRecord retract, SeenSessions seen, int session, Func<KnownSession, long, bool> matches)
    {
        lock (_lock)
        {
            _selected &= retract.What == RetractScope.Failed || retract.Filter is not null;
            for (var index = 0; index < _table.Slots.Count; index++)
            {
                ref var slot = ref _table.Slots[index];
                if (slot.State == ResultState.None || !Forgotten(slot, retract, seen, session) || !matches(sessions[slot.Session], slot.Offset))
                    continue;

                // Where nothing had failed, nothing was chosen by its failure.
                _selected |= retract.What == RetractScope.Failed;
                slot.State = ResultState.None;
                slot.Verdict = Verdict.None;
                slot.Attempt = slot.Tries = 0;
                foreach (var column in _scores)
                    column.Clear(index);
            }
        }
    }

    /// <summary>Remembers how many samples the last complete reading of the dataset found.</summary>
    public void Fold(PlanRecord plan)
    {
        lock (_lock)
        {
            if (!plan.Exhausted || plan.Limit is not null || plan.Filter is not null)
                return;
            _lastCount = plan.Count;
        }
    }

    /// <summary>Forgets which rows an earlier run of this eval in this process claimed.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            for (var index = 0; index < _table.Slots.Count; index++)
            {
                ref var slot = ref _table.Slots[index];
                slot.Row = -1;
                slot.Included = slot.Awaited = false;
            }
        }
    }

    /// <summary>Marks a trial as held by the dataset of this run; returns what is known of it, with the row that claimed it before or -1.</summary>
    /// <param name="key">The trial.</param>
    /// <param name="row">The dataset's row that claims it.</param>
    /// <param name="slot">Its slot, for <see cref="Include"/> and the fold.</param>
    public ResultSlot Claim(UInt128 key, int row, out int slot)
    {
        lock (_lock)
        {
            slot = _table.GetOrAdd(key);
            ref var claimed = ref _table.Slots[slot];
            var before = claimed;
            if (claimed.Row < 0)
                claimed.Row = row;
            return before;
        }
    }

    /// <summary>Takes a claimed trial into this run's figures.</summary>
    /// <param name="slot">The trial's.</param>
    /// <param name="awaited">This run has yet to finish it; until then it counts as pending, whatever is known of it.</param>
    public void Include(int slot, bool awaited)
    {
        lock (_lock)
        {
            ref var included = ref _table.Slots[slot];
            included.Included = true;
            included.Awaited = awaited;
        }
    }

    /// <summary>A score and its mean so far, to show on the way: the one asked for, else the one that came first.</summary>
    public (string? Name, double? Mean) RunningScore(string? wanted)
    {
        lock (_lock)
        {
            var column = _scores.Find(c => c.Name == wanted) ?? (_scores.Count > 0 ? _scores[0] : null);
            return (column?.Name, column?.RunningMean);
        }
    }

    /// <summary>Runs a pure fold over all slots while nothing changes.</summary>
    public T Aggregate<T>(Func<ChunkedArray<ResultSlot>, IReadOnlyList<ScoreColumn>, bool, T> fold)
    {
        lock (_lock)
            return fold(_table.Slots, _scores, _selected);
    }

    private bool Fold_NeedsLock(int index, SampleHead head, int session, long sequence, long offset)
    {
        ref var slot = ref _table.Slots[index];
        slot.Awaited = false;
        var attempt = (ushort)Math.Min(head.Attempt, ushort.MaxValue);
        if (!Precedence.Replaces(slot, sessions[slot.Session], head, sessions[session]))
        {
            // An error after a completed result changes nothing but the number of tries.
            if (slot.InputHash == head.InputHash)
                slot.Tries = Math.Max(slot.Tries, attempt);
            return false;
        }

        slot.Tries = slot.State != ResultState.None && slot.InputHash == head.InputHash ? Math.Max(slot.Tries, attempt) : attempt;
        slot.InputHash = head.InputHash;
        slot.Offset = offset;
        slot.Sequence = sequence;
        slot.Session = session;
        slot.Attempt = attempt;
        slot.State = StateOf(head.Outcome);
        slot.Verdict = head.Passed switch { true => Verdict.Passed, false => Verdict.Failed, null => Verdict.None };
        SetScores_NeedsLock(index, head);
        return true;
    }

    private static ResultState StateOf(Outcome outcome) => outcome switch
    {
        Outcome.Completed => ResultState.Completed,
        Outcome.Error => ResultState.Error,
        Outcome.Timeout => ResultState.Timeout,
        _ => ResultState.Skipped,
    };

    private bool Forgotten(in ResultSlot slot, RetractRecord retract, SeenSessions seen, int session)
    {
        var current = sessions[slot.Session];
        var own = session >= 0 && current.Header.Session == sessions[session].Header.Session;
        var forgettable = own || seen.Has(current.Place, slot.Sequence);
        return forgettable && (retract.What == RetractScope.All || slot.Verdict == Verdict.Failed || slot.State is ResultState.Error or ResultState.Timeout);
    }

    private void SetScores_NeedsLock(int index, SampleHead head)
    {
        foreach (var column in _scores)
            column.Clear(index);
        if (head.Outcome != Outcome.Completed)
            return;

        for (var i = 0; i < head.Scores.Count; i++)
        {
            var (name, value, passed) = head.Scores[i];
            Column_NeedsLock(name, i).Set(index, value, passed);
        }
    }

    /// <summary>The column of a score; most samples have the same ones in the same order.</summary>
    private ScoreColumn Column_NeedsLock(string name, int place)
    {
        if (place < _scores.Count && _scores[place].Name == name)
            return _scores[place];

        var column = _scores.Find(c => c.Name == name);
        if (column is null)
            _scores.Add(column = new ScoreColumn(name));
        return column;
    }
}
