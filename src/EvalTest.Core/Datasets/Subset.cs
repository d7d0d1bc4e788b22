namespace EvalTest.Datasets;

/// <summary>The rows of lowest rank of those that came so far, in memory for as many as are wanted. For one thread.</summary>
internal sealed class Subset<T>(int count, RowRank rank)
{
    // The highest rank on top, so that it is the one to go; of equal ones the latest.
    private readonly PriorityQueue<(int Index, T Row), (UInt128 Rank, int Index)> kept = new(Comparer<(UInt128, int)>.Create((a, b) => b.CompareTo(a)));
    private int seen;

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<T> InOrder => kept.UnorderedItems.Select(k => k.Element).OrderBy(k => k.Index).Select(k => k.Row);

    /// <summary>By their rank.</summary>
    public IEnumerable<T> Shuffled => kept.UnorderedItems.OrderBy(k => k.Priority).Select(k => k.Element.Row);

    public void Add(T row)
    {
        var index = seen++;
        var priority = (rank.Of(index, row), index);
        if (kept.Count < count)
            kept.Enqueue((index, row), priority);
        else
            kept.EnqueueDequeue((index, row), priority);
    }
}
