namespace EvalTest.Report.Views;

/// <summary>Two evals beside each other.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="First">The reference.</param>
/// <param name="Second">What is held against it.</param>
/// <param name="Samples">What is compared, in words.</param>
public sealed record ComparisonView(string Title, string First, string Second, string Samples)
{
    /// <summary>Why nothing is compared; empty where something is.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>What to bear in mind.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Of each score.</summary>
    public IReadOnlyList<DifferenceView> Differences { get; init; } = [];

    /// <summary>Samples that only the second passed.</summary>
    public int Gained { get; init; }

    /// <summary>Samples that only the first passed.</summary>
    public int Lost { get; init; }

    /// <summary>The first of the samples that flipped.</summary>
    public IReadOnlyList<FlipView> Flips { get; init; } = [];
}
