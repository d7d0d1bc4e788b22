using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>The first few of many slots, in the order of the dataset, in bounded memory.</summary>
internal sealed class FirstRows(int most)
{
    // The latest row on top, so that it is the one to go.
    private readonly PriorityQueue<RecordPlace, int> kept = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));

    public IReadOnlyList<RecordPlace> Places => [.. kept.UnorderedItems.Select(k => k.Element).OrderBy(p => p.Row)];

    public void Add(in ResultSlot slot)
    {
        if (kept.Count < most)
            kept.Enqueue(RecordPlace.Of(slot), slot.Row);
        else if (most > 0)
            kept.EnqueueDequeue(RecordPlace.Of(slot), slot.Row);
    }
}
