namespace EvalTest.Statistics;

/// <summary>
/// The mean of clustered values where it may be a proportion whose values are all alike: nothing shows then how clusters differ. Each cluster is taken
/// for one observation, which is right where samples of a cluster always agree and cautious where they do not, and the interval is Wilson's.
/// </summary>
internal static class ClusteredProportion
{
    private const string Method = "Wilson of clusters";

    /// <summary><see cref="ClusteredMean"/> where values differ, or are no proportion.</summary>
    /// <param name="values">Each with its cluster's label, in any order.</param>
    /// <param name="confidence">Above 0, at most 0.999.</param>
    public static Estimate Of(IReadOnlyCollection<(double Value, string Cluster)> values, double confidence)
    {
        if (values.Count == 0 || (values.Any(v => v.Value != 0) && values.Any(v => v.Value != 1)))
            return ClusteredMean.Of(values, confidence);

        var clusters = values.Select(v => v.Cluster).Distinct(StringComparer.Ordinal).Count();
        return ProportionInterval.Of(values.First().Value == 1 ? clusters : 0, clusters, confidence) with { Method = Method };
    }
}
