using EvalTest.Model;

namespace EvalTest.Datasets;

/// <summary>A row with what stands beside it. A dataset that knows such facts yields it in place of the row.</summary>
/// <param name="Row">The row itself: its content alone is hashed.</param>
/// <param name="Facts">What stands beside it.</param>
internal sealed record AnnotatedRow(object? Row, RowFacts Facts)
{
    /// <summary>The row in two, where its dataset says which part of it is expected and the row's type does not; null otherwise.</summary>
    public RowParts? Parts { get; init; }
}
