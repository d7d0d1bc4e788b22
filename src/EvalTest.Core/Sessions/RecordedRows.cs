namespace EvalTest.Sessions;

/// <summary>Which sample each recorded trial is of and where that stood in its dataset: what figures and reports need where no dataset is read. For one thread at a time.</summary>
internal sealed class RecordedRows
{
    private readonly ChunkedArray<Entry> entries = new();

    // Of samples of a variant only: of others it is the sample's own key.
    private readonly ChunkedArray<UInt128> ids = new();

    /// <summary>Notes what a record says of its trial.</summary>
    /// <param name="slot">The trial's.</param>
    /// <param name="sample">The slot of the sample's first trial.</param>
    /// <param name="head">The record.</param>
    public void Add(int slot, int sample, SampleHead head)
    {
        while (entries.Count <= Math.Max(slot, sample))
            entries.Add(new Entry(-1, 0, int.MaxValue));
        (entries[slot].Sample, entries[slot].Trial) = (sample, head.Trial);
        if (head.Variant.Length > 0)
            AddId(sample, head.Id);
        // A dataset may be put in another order; the last one counts.
        if (head.Index >= 0)
            entries[sample].Index = head.Index;
    }

    /// <summary>Takes what is recorded into the figures, the samples numbered in the order of the dataset.</summary>
    /// <param name="slots">The results.</param>
    /// <param name="trials">Of each sample; results of further ones are left out.</param>
    /// <param name="stale">Results that the dataset no longer holds.</param>
    public void Include(ChunkedArray<ResultSlot> slots, int trials, IReadOnlySet<int> stale)
    {
        var places = new List<(int Index, int Sample, int Slot)>();
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (slots[slot].State != ResultState.None && !stale.Contains(slot))
                places.Add((entries[entries[slot].Sample].Index, entries[slot].Sample, slot));
        }

        // Samples of one index, of a dataset that changed, stay in the order in which they first ran.
        places.Sort();
        var (row, before) = (-1, -1);
        foreach (var (_, sample, slot) in places)
        {
            row += sample == before ? 0 : 1;
            before = sample;
            slots[slot].Row = row;
            slots[slot].Included = entries[slot].Trial < trials;
        }
    }

    /// <summary>The results that count in the figures, by sample: in an order of no meaning, the same in all experiments that this process reads; then by trial.</summary>
    public RecordedTrial[] BySample(ChunkedArray<ResultSlot> slots)
    {
        var trials = new List<RecordedTrial>(slots.Count);
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (!slots[slot].Included || slots[slot].State == ResultState.None)
                continue;
            var sample = entries[slot].Sample;
            trials.Add(new RecordedTrial(sample < ids.Count && ids[sample] != 0 ? ids[sample] : slots[sample].Key, entries[slot].Trial, slot));
        }

        var sorted = trials.ToArray();
        Array.Sort(sorted, (a, b) => a.Sample != b.Sample ? a.Sample.CompareTo(b.Sample) : a.Trial.CompareTo(b.Trial));
        return sorted;
    }

    private void AddId(int sample, UInt128 id)
    {
        while (ids.Count <= sample)
            ids.Add(0);
        ids[sample] = id;
    }

    private record struct Entry(int Sample, int Trial, int Index);
}
