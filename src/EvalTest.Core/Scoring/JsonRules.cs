namespace EvalTest;

/// <summary>What is the same for <see cref="Score.JsonEqual"/> beyond what JSON itself leaves open. Without a rule nothing is.</summary>
public sealed record JsonRules
{
    /// <summary>
    /// Where the values do not count, nor whether there is one: paths such as <c>$.id</c>, <c>$.items[*].price</c>, <c>$.items[0]</c>,
    /// <c>$['odd name']</c> or <c>$.*.id</c>, where <c>*</c> is any one member or item. An index is the one in the expected document.
    /// </summary>
    public IReadOnlyList<string> IgnoredPaths { get; init; } = [];

    /// <summary>Whether arrays hold the same in any order. The time then grows with the square of their lengths.</summary>
    public bool IgnoreArrayOrder { get; init; }
}
