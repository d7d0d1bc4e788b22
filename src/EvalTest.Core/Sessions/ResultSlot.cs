namespace EvalTest.Sessions;

/// <summary>What is known of one trial of one sample, in about 64 bytes: enough to plan and to count, and where the rest stands.</summary>
internal struct ResultSlot
{
    public UInt128 Key;

    public UInt128 InputHash;

    /// <summary>Where the current record's line begins in its session file.</summary>
    public long Offset;

    /// <summary>The current record's number in its session.</summary>
    public long Sequence;

    /// <summary>The dataset row that this run planned for it; -1 where the dataset does not hold it, or was not read so far.</summary>
    public int Row;

    /// <summary>The session of the current record, as an index into the state's list.</summary>
    public int Session;

    /// <summary>The current record's own number of the try.</summary>
    public ushort Attempt;

    /// <summary>Tries at this input over all records, those included that did not become the current one.</summary>
    public ushort Tries;

    public ResultState State;

    public Verdict Verdict;

    /// <summary>It counts in this run's figures.</summary>
    public bool Included;

    /// <summary>This run has to finish it; until then it counts as pending, whatever an earlier session said.</summary>
    public bool Awaited;
}
