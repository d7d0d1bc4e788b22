using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>A custom metric over the completed samples of an eval.</summary>
/// <param name="Name">The metric's name, of its type where it could not say it.</param>
/// <param name="Estimate">At 95 %.</param>
internal sealed record MetricFigure(string Name, Estimate Estimate)
{
    /// <summary>What it threw, or what is wrong with it, as a sentence; null where it gave a figure or said that it is unknown.</summary>
    public string? Fault { get; init; }

    /// <summary>Only the test project's own code can compute it, and that is not here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Samples; its trials count once.</summary>
    public int Samples { get; init; }

    /// <summary>How many clusters they are of, where they share any; null otherwise.</summary>
    public int? Clusters { get; init; }

    /// <summary>One-sided bounds by the confidence that a gate asks for.</summary>
    public IReadOnlyDictionary<double, OneSidedBounds> Bounds { get; init; } = new Dictionary<double, OneSidedBounds>();
}
