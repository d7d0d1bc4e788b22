using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

/// <summary>Custom metrics, from the records of samples to the verdict.</summary>
public sealed class MetricTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_metric_stands_among_the_scores_with_its_interval()
    {
        var outcome = await RunAsync<ShareOfYes>(60);

        Assert.Equal((0.5, 60), (outcome.Summary.Metrics[0].Estimate.Value.Value, outcome.Summary.Metrics[0].Samples));
        // BCa of a share of 60 lies close to Wilson's 0.377 to 0.623.
        Assert.InRange(outcome.Summary.Metrics[0].Estimate.Interval!.Low, 0.35, 0.4);
        Assert.InRange(outcome.Summary.Metrics[0].Estimate.Interval!.High, 0.6, 0.65);
        Assert.Matches(@"(?m)^  share of yes  0\.500  \[0\.3\d\d, 0\.6\d\d\]  n = 60$", outcome.Text);
    }

    [Fact]
    public async Task It_sees_what_was_recorded()
    {
        Seen.Samples = null;
        await engine.RunAsync([new Row("b", 2, "text"), new Row("a", 1, "text")], c =>
        {
            c.Record("answer", c.SampleId + "!");
            return new Score("quality", 0.25, c.SampleId == "a");
        }, eval: Engine.Eval() with { Repeat = 2, Metrics = [new DeclaredMetric(typeof(Seen))] });

        Assert.Equal(
            ["a#0 True 0.25 a! 1 text", "a#1 True 0.25 a! 1 text", "b#0 False 0.25 b! 2 text", "b#1 False 0.25 b! 2 text"],
            Seen.Samples!.Select(s => $"{s.Id}#{s.Trial} {s.Passed} {FigureText.Exact(s.Scores["quality"])} {s.Values["answer"].GetString()} {s.Expected["Right"].GetInt32()} {s.Cluster}"));
    }

    [Fact]
    public async Task It_is_computed_again_from_what_earlier_sessions_recorded()
    {
        await engine.RunAsync(Rows(60), Answer);

        var outcome = await engine.RunAsync(Rows(60), _ => throw new InvalidOperationException("it ran again"), eval: With<ShareOfYes>());

        Assert.Equal((60, 0.5), (outcome.Summary.CompletedBefore, outcome.Summary.Metrics[0].Estimate.Value.Value));
    }

    [Fact]
    public async Task The_order_of_rows_does_not_show()
    {
        var there = (await RunAsync<ShareOfYes>(60)).Summary.Metrics[0].Estimate;
        var back = (await engine.RunAsync(Rows(60).Reverse(), Answer, engine.Options with { Experiment = "back" }, With<ShareOfYes>())).Summary.Metrics[0].Estimate;

        Assert.Equal(there, back);
    }

    [Theory]
    [InlineData(0.4, null, "Holds", "share of yes >= 0.4: holds, it is 0.5")]
    [InlineData(0.6, null, "Fails", "share of yes >= 0.6: fails, it is 0.5")]
    [InlineData(0.3, 0.95, "Holds", "share of yes >= 0.3 with 95 % confidence: holds, it is 0.5 and at least 0.3")]
    [InlineData(0.49, 0.95, "Underpowered", "share of yes >= 0.49 with 95 % confidence: underpowered, it is 0.5 and at least 0.3")]
    [InlineData(0.8, 0.95, "Fails", "share of yes >= 0.8 with 95 % confidence: fails, it is 0.5 and at least 0.3")]
    public async Task A_gate_judges_it(double atLeast, double? confidence, string status, string text)
    {
        var verdict = Assert.Single((await RunAsync<ShareOfYes>(60, new Gate("share of yes", atLeast, null, null) { WithConfidence = confidence })).Verdict.Gates);

        Assert.Equal(status, verdict.Status.ToString());
        Assert.StartsWith(text, verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_of_the_command_line_judges_it()
    {
        var outcome = await engine.RunAsync(Rows(60), Answer, engine.Options with { GateText = "share of yes>=0.6" }, With<ShareOfYes>());

        Assert.Equal(["Gate share of yes >= 0.6: fails, it is 0.5"], outcome.Verdict.Reasons);
    }

    [Fact]
    public async Task What_a_metric_throws_fails_the_eval_and_is_no_zero()
    {
        var outcome = await RunAsync<Throwing>(3, new Gate("broken", null, 1, null));

        Assert.Null(outcome.Summary.Metrics[0].Estimate.Value.Value);
        Assert.StartsWith("The metric \"broken\" threw System.InvalidOperationException: no labels\n", outcome.Verdict.Reasons[0], StringComparison.Ordinal);
        Assert.Equal("Gate broken <= 1: fails, it is unknown: it could not be computed", outcome.Verdict.Reasons[1]);
        Assert.Contains("  broken     unknown", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_throws_on_drawn_samples_alone_has_no_interval()
    {
        var outcome = await RunAsync<OnlyOfAll>(60);

        Assert.Equal((true, 1.0), (outcome.Verdict.Reasons.All(r => !r.Contains("threw", StringComparison.Ordinal)), outcome.Summary.Metrics[0].Estimate.Value.Value));
        Assert.EndsWith("n = 60; it threw InvalidOperationException on drawn samples", outcome.Text.Split('\n').Single(l => l.StartsWith("  of all", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(NotANumber), "unknown", "n = 3; it gave NaN")]
    [InlineData(typeof(ShareOfYes), "0.667", "n = 3; 3 samples are too few to resample; it takes 50")]
    public async Task What_is_unknown_says_why(Type metric, string figure, string why)
    {
        var outcome = await engine.RunAsync(Rows(3), Answer, eval: Engine.Eval() with { Metrics = [new DeclaredMetric(metric)] });

        Assert.Matches($"(?m)^  [a-z ]+  {figure} .*{why}$", outcome.Text);
    }

    [Fact]
    public async Task So_few_clusters_are_not_resampled()
    {
        var outcome = await engine.RunAsync(Enumerable.Range(0, 60).Select(i => (object?)new Row($"p{i:000}", i % 2, $"c{i / 20}")), Answer, eval: With<ShareOfYes>());

        Assert.Contains("n = 60 in 3 clusters; 3 clusters are too few to resample; it takes 50", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_samples_are_not_resampled()
    {
        var outcome = await RunAsync<ShareOfYes>(MetricFold.MostToResample + 1);

        Assert.Contains("n = 5,001; 5,001 samples are too many to resample; it takes at most 5,000", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_clusters_are_drawn()
    {
        // Sixty clusters of two that agree are as sure as sixty samples.
        var metric = (await engine.RunAsync(Enumerable.Range(0, 120).Select(i => (object?)new Row($"p{i:000}", (i / 2) % 2, $"c{i / 2:00}")), Answer, eval: With<ShareOfYes>())).Summary.Metrics[0];
        var alone = (await RunAsync<ShareOfYes>(60)).Summary.Metrics[0];

        Assert.Equal((120, 60), (metric.Samples, metric.Clusters));
        Assert.Equal(alone.Estimate.Interval!.High - alone.Estimate.Interval.Low, metric.Estimate.Interval!.High - metric.Estimate.Interval.Low, 0.03);
    }

    [Theory]
    [InlineData(typeof(NamedAsScore), "The metric \"quality\" has the name of a score or of another metric")]
    [InlineData(typeof(Nameless), "The metric Nameless has no Name.")]
    public async Task A_name_that_a_gate_cannot_mean_fails_the_eval(Type metric, string reason)
    {
        var outcome = await engine.RunAsync(Rows(3), _ => Score.Measure("quality", 1), eval: Engine.Eval() with { Metrics = [new DeclaredMetric(metric)] });

        Assert.StartsWith(reason, Assert.Single(outcome.Verdict.Reasons), StringComparison.Ordinal);
    }

    private static EvalDefinition With<T>(params Gate[] gates)
        where T : IMetric => Engine.Eval() with { Metrics = [new DeclaredMetric(typeof(T))], Gates = gates };

    private static IEnumerable<object?> Rows(int count) => Enumerable.Range(0, count).Select(i => (object?)new Row($"p{i:0000}", i % 2, null));

    private static object? Answer(EvalContext context)
    {
        context.Record("answer", ((Row)context.Sample.Row!).Right == 0 ? "yes" : "no");
        return null;
    }

    private Task<EvalOutcome> RunAsync<T>(int count, params Gate[] gates)
        where T : IMetric => engine.RunAsync(Rows(count), Answer, eval: With<T>(gates));

    private sealed record Row(string Id, [property: Expected] int Right, [property: Cluster] string? Text);

    private sealed class ShareOfYes : IMetric
    {
        public string Name => "share of yes";

        public double Compute(IReadOnlyList<MetricSample> samples) => (double)samples.Count(s => s.Values["answer"].GetString() == "yes") / samples.Count;
    }

    private sealed class Seen : IMetric
    {
        public static IReadOnlyList<MetricSample>? Samples { get; set; }

        public string Name => "seen";

        public double Compute(IReadOnlyList<MetricSample> samples) => (Samples = samples).Count;
    }

    private sealed class Throwing : IMetric
    {
        public string Name => "broken";

        public double Compute(IReadOnlyList<MetricSample> samples) => throw new InvalidOperationException("no labels");
    }

    private sealed class OnlyOfAll : IMetric
    {
        public string Name => "of all";

        public double Compute(IReadOnlyList<MetricSample> samples) => samples.Select(s => s.Id).Distinct().Count() == 60 ? 1 : throw new InvalidOperationException("not all");
    }

    private sealed class NotANumber : IMetric
    {
        public string Name => "nothing";

        public double Compute(IReadOnlyList<MetricSample> samples) => double.NaN;
    }

    private sealed class NamedAsScore : IMetric
    {
        public string Name => "quality";

        public double Compute(IReadOnlyList<MetricSample> samples) => 1;
    }

    private sealed class Nameless : IMetric
    {
        public string Name => " ";

        public double Compute(IReadOnlyList<MetricSample> samples) => 1;
    }
}
