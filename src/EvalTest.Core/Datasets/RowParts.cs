namespace EvalTest.Datasets;

/// <summary>A row in two: what is given to what is evaluated, and what is expected of it.</summary>
/// <param name="Input">What is hashed as the row's content.</param>
/// <param name="Expected">What is hashed apart, by name.</param>
internal sealed record RowParts(object Input, IReadOnlyDictionary<string, object?> Expected);
