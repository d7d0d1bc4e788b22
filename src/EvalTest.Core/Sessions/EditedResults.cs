namespace EvalTest.Sessions;

/// <summary>What was recorded of results whose scores people edited, by slot. Takes no memory as long as there are none. For one thread at a time.</summary>
internal sealed class EditedResults
{
    private Dictionary<int, (Verdict Verdict, IReadOnlyDictionary<string, double> Values)>? recorded;

    public IEnumerable<int> Slots => recorded?.Keys ?? Enumerable.Empty<int>();

    /// <summary>The scores that were edited of any.</summary>
    public IEnumerable<string> Scores => recorded?.Values.SelectMany(r => r.Values.Keys).Distinct() ?? [];

    /// <summary>Remembers what a result was before it was edited.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="values">The value of each score that is edited; not a number where there was none.</param>
    public void Keep(int slot, Verdict verdict, IReadOnlyDictionary<string, double> values) => (recorded ??= [])[slot] = (verdict, values);

    public void Copy(int slot, EditedResults from, int other)
    {
        if (from.recorded?.TryGetValue(other, out var kept) == true)
            Keep(slot, kept.Verdict, kept.Values);
    }

    public void Forget(int slot) => recorded?.Remove(slot);

    /// <summary>The recorded verdict.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="counting">The one that counts.</param>
    public Verdict Verdict(int slot, Verdict counting) => recorded?.TryGetValue(slot, out var kept) == true ? kept.Verdict : counting;

    /// <summary>The recorded value of a score; not a number where there was none.</summary>
    public double Value(int slot, ScoreColumn column) =>
        recorded?.TryGetValue(slot, out var kept) == true && kept.Values.TryGetValue(column.Name, out var value) ? value : column[slot];
}
