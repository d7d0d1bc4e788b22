namespace EvalTest;

/// <summary>What a scorer sees of a sample.</summary>
/// <param name="Output">What the system under test gave; may be empty.</param>
public sealed record ScorerInput(string Output)
{
    /// <summary>What it was asked; null where the scorer need not know.</summary>
    public string? Input { get; init; }

    /// <summary>The right answer; null where there is none.</summary>
    public string? Expected { get; init; }
}
