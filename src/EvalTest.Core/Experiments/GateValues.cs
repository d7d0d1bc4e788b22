using EvalTest.Statistics;

namespace EvalTest.Experiments;

/// <summary>One value for each sample of what a gate asks about, where means and counts do not suffice. The trials of a sample are averaged.</summary>
/// <param name="Each">In the order of the dataset.</param>
/// <param name="Unknown">Why they are unknown; null where they are known.</param>
internal sealed record GateValues(IReadOnlyList<double> Each, string? Unknown = null)
{
    public double Mean => Moments.Of(Each).Mean;

    public double Quantile(double quantile) => QuantileInterval.Of(Each, quantile, 0.95).Value.Value ?? double.NaN;
}
