using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Statistics;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Running;

/// <summary>Samples that share a cluster: what is counted is clusters, from the row to the verdict.</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    // Ten clusters of three that agree: the same as ten samples, so the error is that of ten values (CR1 reduces to the ordinary one).
    [Fact]
    public async Task An_interval_counts_clusters()
    {
        var outcome = await engine.RunAsync(Rows(30), c => c.Index / 3 < 7);

        var interval = MeanInterval.Of(Spread.Of(Enumerable.Range(0, 10).Select(i => i < 7 ? 1.0 : 0)), 0.95).Interval!;
        Assert.Equal((interval.Low, 1.0), (outcome.Summary.PassRate!.Interval!.Low, outcome.Summary.PassRate.Interval.High), Closely);
        Assert.Contains("  pass rate  0.700  [0.354, 1.000]  n = 30 in 10 clusters\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_s_interval_counts_them_too()
    {
        var outcome = await engine.RunAsync(Rows(30), c => Score.Measure("length", c.Index / 3));

        var interval = MeanInterval.Of(Spread.Of(Enumerable.Range(0, 10).Select(i => (double)i)), 0.95).Interval!;
        Assert.Equal((interval.Low, interval.High), (outcome.Summary.Scores[0].Interval!.Low, outcome.Summary.Scores[0].Interval!.High), Closely);
        Assert.Equal(10, outcome.Summary.Scores[0].Clusters);
    }

    [Fact]
    public async Task Where_no_two_samples_share_a_cluster_nothing_changes()
    {
        var alone = await engine.RunAsync(Enumerable.Range(0, 30).Select(i => (object?)new Row($"p{i}", i % 2 == 0 ? $"c{i}" : null)), c => c.Index < 20);

        Assert.Contains("  pass rate  0.667  [0.488, 0.808]  n = 30\n", alone.Text, StringComparison.Ordinal);
    }

    // Wilson's for ten of ten: 0.722 to 1 (Newcombe 1998, formula 3).
    [Fact]
    public async Task Where_all_pass_each_cluster_is_one_observation()
    {
        var outcome = await engine.RunAsync(Rows(30), _ => true);

        Assert.Contains("  pass rate  1.000  [0.722, 1.000]  n = 30 in 10 clusters\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_trials_of_clustered_samples_are_averaged_first()
    {
        var summary = (await engine.RunAsync(Rows(30), c => c.Index / 3 < 7, eval: Engine.Eval() with { Repeat = 4 })).Summary;

        Assert.Equal([(30, (int?)10), (30, 10), (30, 10)], new[] { summary.PassRate! }.Concat(summary.OfTrials).Select(f => (f.Count, f.Clusters)));
    }

    // 26 of 30: as samples, Wilson's one-sided bound is 0.732; as ten clusters, t's is lower.
    [Theory]
    [InlineData(1, "Holds", "")]
    [InlineData(3, "Underpowered", " over 10 clusters")]
    public async Task A_gate_with_a_confidence_counts_clusters(int size, string status, string counted)
    {
        var eval = Engine.Eval() with { Gates = [new Gate(Score.PassedName, 0.7, null, null) { WithConfidence = 0.95 }] };

        var verdict = Assert.Single((await engine.RunAsync(Rows(30, size), c => c.Index >= 4, eval: eval)).Verdict.Gates);

        Assert.Equal(status, verdict.Status.ToString());
        Assert.Contains($"with 95 % confidence{counted}{(size == 1 ? "" : "; about")}", verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Fails")]
    [InlineData(20, "Underpowered")]
    public async Task A_regression_counts_clusters(int size, string status)
    {
        await engine.RunAsync(Rows(100, size), _ => true, engine.Options with { Experiment = "main" });

        // All of the loss in one cluster of five, where samples are taken for one another's like.
        var verdict = (await engine.RunAsync(Rows(100, size), c => c.Index >= 20, engine.Options with { Baseline = "main", MaxRegression = 0.05 })).Verdict.Gates[^1];

        Assert.Equal(status, verdict.Status.ToString());
        Assert.Contains(size == 1 ? "over 100 samples:" : "over 100 samples in 5 clusters:", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_that_is_newer_than_a_result_counts()
    {
        var before = await engine.RunAsync(Enumerable.Range(0, 30).Select(i => (object?)new Unmarked($"p{i}", $"c{i / 3}")), c => c.Index / 3 < 7);
        var after = await engine.RunAsync(Rows(30), _ => throw new InvalidOperationException("it ran again"));

        Assert.Equal((null, 10, 30), (before.Summary.PassRate, after.Summary.PassRate!.Clusters, after.Summary.CompletedBefore));
    }

    [Fact]
    public async Task The_session_file_says_which_samples_belong_together()
    {
        await engine.RunAsync(Rows(6), _ => true);

        using var folder = Disks.Local.Find(engine.ExperimentFolder)!;
        var results = ExperimentState.Load(folder, "Tests").Eval("Tests.Eval");
        var clusters = Enumerable.Range(0, 6).Select(i => results.Find(KeyHash.Of(new SampleKey("", $"p{i}", 0)), out var slot) is var _ ? results.ClusterOf(slot) : 0).ToArray();
        Assert.Equal([clusters[0], clusters[0], clusters[0], clusters[3], clusters[3], clusters[3]], clusters);
        Assert.Equal((true, true), (clusters[0] != 0 && clusters[3] != 0, clusters[0] != clusters[3]));
    }

    private static bool Closely((double Low, double High) a, (double Low, double High) b) => Math.Abs(a.Low - b.Low) < 1e-9 && Math.Abs(a.High - b.High) < 1e-9;

    private static IEnumerable<object?> Rows(int count, int size = 3) => Enumerable.Range(0, count).Select(i => (object?)new Row($"p{i}", $"c{i / size}"));

    private sealed record Row(string Id, [property: Cluster] string? Text);

    private sealed record Unmarked(string Id, string? Text);
}
