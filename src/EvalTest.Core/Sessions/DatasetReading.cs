namespace EvalTest.Sessions;

/// <summary>One reading of a dataset to its end, as its <c>plan</c> lines say.</summary>
/// <param name="Plan">Its first line.</param>
/// <param name="Place">Of its session in the order of folding.</param>
/// <param name="Sequence">Its number there.</param>
internal sealed record DatasetReading(PlanRecord Plan, int Place, long Sequence)
{
    /// <summary>Ids of earlier results that the dataset did not hold, over all lines of the plan.</summary>
    public List<string> Stale { get; } = [.. Plan.Stale];

    /// <summary>Whether the reading found what was recorded there: a later record shows that the dataset holds its sample after all.</summary>
    public bool Covers(int place, long sequence) => (place, sequence).CompareTo((Place, Sequence)) < 0;

    public bool IsAfter(DatasetReading other) => other.Covers(Place, Sequence);
}
