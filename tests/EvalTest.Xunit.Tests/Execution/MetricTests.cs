using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

/// <summary>Metrics by their attributes, from discovery to the eval's output.</summary>
public sealed class MetricTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(Classes.ByType))]
    [InlineData(typeof(Classes.ByTypeArgument))]
    public async Task A_metric_is_a_figure_that_a_gate_judges(Type @class)
    {
        var story = await folder.RunAsync(@class);

        Assert.Contains("Gate of odd rows >= 0.6: fails, it is 0.5", Assert.Single(story.Failures).Value.Messages[0], StringComparison.Ordinal);
    }

    private static class Classes
    {
        public sealed class ByType
        {
            [EvalForEach, InlineData(1), InlineData(2)]
            [Metric(typeof(OddRows)), Gate("of odd rows", AtLeast = 0.6)]
            public double Runs(int row) => row;
        }

        public sealed class ByTypeArgument
        {
            [EvalForEach, InlineData(1), InlineData(2)]
            [Metric<OddRows>, Gate("of odd rows", AtLeast = 0.6)]
            public double Runs(int row) => row;
        }
    }

    private sealed class OddRows : IMetric
    {
        public string Name => "of odd rows";

        public double Compute(IReadOnlyList<MetricSample> samples) => (double)samples.Count(s => s.Scores[Score.DefaultName] % 2 == 1) / samples.Count;
    }
}
