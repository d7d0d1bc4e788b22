using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>One value for each sample of what a gate asks about, where means and counts do not suffice. The trials of a sample are averaged.</summary>
/// <param name="Each">In the order of the dataset.</param>
/// <param name="Unknown">Why they are unknown; null where they are known.</param>
internal sealed record GateValues(IReadOnlyList<double> Each, string? Unknown = null)
{
    /// <summary>The sample of each, as its row in the dataset.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>Which samples belong together; null for none.</summary>
    public SampleClusters? Clusters { get; init; }

    /// <summary>Each value with its cluster; null where each is of one of its own.</summary>
    public IReadOnlyList<(double Value, string Cluster)>? InClusters => Clusters is null ? null : [.. Each.Zip(Clusters.Of(Rows))];

    public static GateValues Of(RowAverages averages, SampleClusters? clusters) => new(averages.Values) { Rows = [.. averages.Rows], Clusters = clusters };

    public double Mean => Moments.Of(Each).Mean;

    public double Quantile(double quantile) => QuantileInterval.Of(Each, quantile, 0.95).Value.Value ?? double.NaN;
}
