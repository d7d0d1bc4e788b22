namespace EvalTest.Sessions;

/// <summary>The results of an eval by sample and trial.</summary>
/// <param name="trials">By sample, then by trial.</param>
/// <param name="results">Those that count.</param>
/// <param name="selected">Samples were chosen by how they had failed.</param>
internal sealed class RecordedTrials(RecordedTrial[] trials, ResultTable results, bool selected)
{
    public int Count => trials.Length;

    public bool Selected => selected;

    public IReadOnlyList<ScoreColumn> Scores => results.Scores;

    public RecordedTrial this[int index] => trials[index];

    public ref ResultSlot Slot(int slot) => ref results.Slots[slot];

    /// <summary>Of what was expected when the slot's result was recorded; 0 where nothing was.</summary>
    public ulong Expected(int slot) => results.Expected(slot);

    /// <summary>Of the cluster of the slot's sample; 0 where it is one of its own.</summary>
    public ulong Cluster(int slot) => results.Cluster(slot);

    /// <summary>The index behind the last trial of the sample whose first trial stands at an index.</summary>
    public int EndOf(int index)
    {
        var end = index + 1;
        while (end < trials.Length && trials[end].Sample == trials[index].Sample)
            end++;
        return end;
    }

    /// <summary>One trial of each sample, as if there were no others.</summary>
    public RecordedTrials Only(int trial) => new([.. trials.Where(t => t.Trial == trial).Select(t => t with { Trial = 0 })], results, selected);
}
