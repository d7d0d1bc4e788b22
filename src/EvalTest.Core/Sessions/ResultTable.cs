namespace EvalTest.Sessions;

/// <summary>Results by key, with their scores in columns beside them. For one thread at a time.</summary>
internal sealed class ResultTable
{
    private readonly SlotTable table = new();
    private readonly List<ScoreColumn> scores = [];
    private readonly HashColumn expected = new();
    private readonly HashColumn clusters = new();
    private readonly EditedResults edited = new();

    public ChunkedArray<ResultSlot> Slots => table.Slots;

    /// <summary>In the order in which they first appeared.</summary>
    public IReadOnlyList<ScoreColumn> Scores => scores;

    /// <summary>The slot's index, or -1.</summary>
    public int Find(UInt128 key) => table.Find(key);

    public int GetOrAdd(UInt128 key) => table.GetOrAdd(key);

    /// <summary>Of what was expected when the slot's result was recorded; 0 where nothing was.</summary>
    public ulong Expected(int index) => expected[index];

    /// <summary>Of the cluster of the slot's sample; 0 where it is one of its own.</summary>
    public ulong Cluster(int index) => clusters[index];

    /// <summary>Slots whose result counts with scores that a person gave.</summary>
    public IEnumerable<int> Edited => edited.Slots;

    /// <summary>The scores that people gave any of them.</summary>
    public IEnumerable<string> EditedScores => edited.Scores;

    /// <summary>Marks the slot as that of a row, in the cluster that the row names.</summary>
    public void Claim(int index, int row, ulong cluster)
    {
        Slots[index].Row = row;
        clusters.Set(index, cluster);
    }

    /// <summary>Makes a record the slot's result.</summary>
    public void Put(int index, SampleHead head, in LinePlace place, ushort tries)
    {
        ref var slot = ref Slots[index];
        slot.InputHash = head.InputHash;
        slot.Session = place.Session;
        slot.Sequence = place.Sequence;
        slot.Offset = place.Offset;
        slot.Attempt = Precedence.AttemptOf(head);
        slot.Tries = tries;
        slot.State = StateOf(head.Outcome);
        slot.Verdict = VerdictOf(head.Passed);
        ClearScores(index);
        expected.Set(index, head.Expected);
        clusters.Set(index, head.Cluster);
        if (head.Outcome != Outcome.Completed)
            return;
        for (var i = 0; i < head.Scores.Count; i++)
            Column(head.Scores[i].Name).Set(index, head.Scores[i].Value, head.Scores[i].Passed, i < head.Scorers.Count ? head.Scorers[i] : null);
    }

    /// <summary>Lets scores count in place of those that the slot's result was recorded with.</summary>
    /// <param name="index">A slot with a result.</param>
    /// <param name="scores">The edited ones.</param>
    /// <param name="passed">The verdict over all scores as they are then.</param>
    public void Edit(int index, IReadOnlyList<Score> scores, bool? passed)
    {
        ref var slot = ref Slots[index];
        edited.Keep(index, slot.Verdict, scores.ToDictionary(s => s.Name, s => Find(s.Name)?[index] ?? double.NaN));
        slot.Verdict = VerdictOf(passed);
        foreach (var score in scores)
            Column(score.Name).Set(index, score.Value, score.Passed, score.Scorer);
    }

    /// <summary>Copies a result of another table; what this run planned for the slot stays.</summary>
    public void Copy(int index, ResultTable from, int other)
    {
        ref var slot = ref Slots[index];
        ref var source = ref from.Slots[other];
        (slot.InputHash, slot.Session, slot.Sequence, slot.Offset) = (source.InputHash, source.Session, source.Sequence, source.Offset);
        (slot.Attempt, slot.Tries, slot.State, slot.Verdict) = (source.Attempt, source.Tries, source.State, source.Verdict);
        expected.Set(index, from.expected[other]);
        clusters.Set(index, from.clusters[other]);
        ClearScores(index);
        foreach (var column in from.scores)
        {
            var value = column[other];
            if (!double.IsNaN(value))
                Column(column.Name).Copy(index, column, other);
        }

        edited.Copy(index, from.edited, other);
    }

    /// <summary>Leaves the slot without a result.</summary>
    public void Clear(int index)
    {
        ref var slot = ref Slots[index];
        slot.State = ResultState.None;
        slot.Verdict = Verdict.None;
        slot.Attempt = slot.Tries = 0;
        ClearScores(index);
    }

    /// <summary>Whether two results were recorded the same: of the same input, with the same verdict and scores.</summary>
    public bool Same(int index, ResultTable other, int otherIndex)
    {
        ref var slot = ref Slots[index];
        ref var otherSlot = ref other.Slots[otherIndex];
        return slot.InputHash == otherSlot.InputHash && edited.Verdict(index, slot.Verdict) == other.edited.Verdict(otherIndex, otherSlot.Verdict)
            && HasScoresOf(other, otherIndex, index) && other.HasScoresOf(this, index, otherIndex);
    }

    private bool HasScoresOf(ResultTable other, int otherIndex, int index)
    {
        foreach (var column in other.scores)
        {
            if (!other.edited.Value(otherIndex, column).Equals(Find(column.Name) is { } own ? edited.Value(index, own) : double.NaN))
                return false;
        }

        return true;
    }

    private ScoreColumn Column(string name)
    {
        var column = Find(name);
        if (column is null)
            scores.Add(column = new ScoreColumn(name));
        return column;
    }

    // Asked for each score of each record; a search with a delegate would leave garbage each time.
    private ScoreColumn? Find(string name)
    {
        foreach (var column in scores)
        {
            if (column.Name == name)
                return column;
        }

        return null;
    }

    private void ClearScores(int index)
    {
        foreach (var column in scores)
            column.Clear(index);
        edited.Forget(index);
    }

    private static Verdict VerdictOf(bool? passed) => passed switch { true => Verdict.Passed, false => Verdict.Failed, null => Verdict.None };

    private static ResultState StateOf(Outcome outcome) => outcome switch
    {
        Outcome.Completed => ResultState.Completed,
        Outcome.Error => ResultState.Error,
        Outcome.Timeout => ResultState.Timeout,
        _ => ResultState.Skipped,
    };
}
