namespace EvalTest.Statistics;

/// <summary>
/// The mean of values of which those of one cluster resemble each other, such as questions on one text: its standard error is robust to that
/// (Liang and Zeger, Biometrika 1986; Cameron and Miller, "A practitioner's guide to cluster-robust inference", Journal of Human Resources
/// 2015, equations 11 and 12): √(Σ_g (Σ_i (x_gi - mean))²) / n, here with the factor G/(G - 1) for few clusters (CR1) and t with G - 1
/// degrees of freedom. Below some 20 clusters, or where they differ much in size, it still covers somewhat less than it says.
/// </summary>
internal static class ClusteredMean
{
    private const string Method = "Student's t of clusters";

    /// <param name="values">Each with its cluster's label, in any order.</param>
    /// <param name="confidence">Above 0, at most 0.999.</param>
    public static Estimate Of(IEnumerable<(double Value, string Cluster)> values, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confidence, 0.999);
        var all = values.ToList();
        var spread = Spread.Of(all.Select(v => v.Value));
        var clusters = all.Select(v => v.Cluster).Distinct(StringComparer.Ordinal).Count();
        var error = StandardError(all);
        if (error.Value is not { } standardError)
            return Estimate.Without(spread.Mean, error, error.Reason!, clusters, Method);

        // A standard error is what √G would leave of the deviation.
        var interval = StudentInterval.Of(spread.Mean.Value!.Value, standardError * Math.Sqrt(clusters), clusters, confidence)!;
        return Estimate.With(spread.Mean, error, interval, clusters, Method);
    }

    /// <param name="values">Each with its cluster's label, in any order.</param>
    /// <param name="forFewClusters">Whether the factor √(G/(G - 1)) is applied: CR1; otherwise CR0.</param>
    public static Figure StandardError(IReadOnlyCollection<(double Value, string Cluster)> values, bool forFewClusters = true)
    {
        var spread = Spread.Of(values.Select(v => v.Value));
        if (spread.Missing is { } reason)
            return Figure.Unknown(reason);
        // In the order of the values and labels, so that theirs does not show.
        var clusters = values.OrderBy(v => v.Value).GroupBy(v => v.Cluster, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (clusters.Count < 2)
            return Figure.Unknown("all values are of one cluster, so nothing shows how clusters differ");

        var squares = new CompensatedSum();
        foreach (var cluster in clusters)
        {
            var residual = Residual(cluster.Select(v => v.Value), spread.Mean.Value!.Value);
            squares.AddProduct(residual, residual);
        }

        var factor = forFewClusters ? clusters.Count / (clusters.Count - 1.0) : 1;
        var error = Math.Sqrt(factor * squares.Value) / values.Count;
        // What rounding leaves of nothing is nothing.
        return error > 1e-12 * spread.StandardDeviation.Value!.Value ? Figure.Of(error) : Figure.Unknown("all clusters have the same mean, so nothing shows how they differ");
    }

    private static double Residual(IEnumerable<double> cluster, double mean)
    {
        var sum = new CompensatedSum();
        foreach (var value in cluster)
        {
            sum.Add(value);
            sum.Add(-mean);
        }

        return sum.Value;
    }
}
