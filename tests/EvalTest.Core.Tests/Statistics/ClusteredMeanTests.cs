using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class ClusteredMeanTests
{
    // By hand: the mean is 3, the residuals of the clusters sum to -3, -1 and 4, so that CR0 is √26/6 and CR1 √(26 · 3/2)/6.
    private static readonly (double, string)[] three = [(1, "a"), (2, "a"), (2, "b"), (3, "b"), (4, "c"), (6, "c")];

    [Fact]
    public void The_error_is_as_by_hand()
    {
        Assert.Equal(Math.Sqrt(26) / 6, ClusteredMean.StandardError(three, forFewClusters: false).Value!.Value, 1e-15);
        Assert.Equal(Math.Sqrt(39) / 6, ClusteredMean.StandardError(three).Value!.Value, 1e-15);
    }

    [Fact]
    public void The_interval_is_by_t_with_one_degree_less_than_clusters()
    {
        var estimate = ClusteredMean.Of(three, 0.95);

        // t of two degrees of freedom, of every table.
        Assert.Equal(3 + (4.302653 * Math.Sqrt(39) / 6), estimate.Interval!.High, 1e-5);
        Assert.Equal((3, 3, "Student's t of clusters"), (estimate.Value.Value, estimate.Count, estimate.Method));
    }

    [Fact]
    public void Where_each_value_is_a_cluster_of_its_own_it_is_Students()
    {
        double[] values = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

        var clustered = ClusteredMean.Of(values.Select((v, i) => (v, $"{i}")), 0.95);

        var plain = MeanInterval.Of(values, 0.95);
        Assert.Equal(plain.Interval!.Low, clustered.Interval!.Low, 1e-13);
        Assert.Equal(plain.StandardError.Value!.Value, clustered.StandardError.Value!.Value, 1e-15);
    }

    [Fact]
    public void Values_that_come_twice_count_once()
    {
        double[] values = [1, 2, 4, 7];

        var doubled = ClusteredMean.Of(values.Concat(values).Select(v => (v, $"{v}")), 0.95);

        Assert.Equal(MeanInterval.Of(values, 0.95).Interval!.High, doubled.Interval!.High, 1e-13);
    }

    [Fact]
    public void One_cluster_clusters_of_one_mean_and_nothing_are_unknown_with_their_reason()
    {
        Assert.Equal("all values are of one cluster, so nothing shows how clusters differ", ClusteredMean.Of([(1, "a"), (2, "a")], 0.95).NoInterval);
        Assert.Equal("all clusters have the same mean, so nothing shows how they differ", ClusteredMean.Of([(0.1, "a"), (0.7, "a"), (0.1, "b"), (0.7, "b")], 0.95).NoInterval);
        Assert.Equal("there are no values", ClusteredMean.Of([], 0.95).NoInterval);
        Assert.Equal(1.5, ClusteredMean.Of([(1, "a"), (2, "a")], 0.95).Value.Value);
    }
}
