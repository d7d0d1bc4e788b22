using System.Globalization;
using EvalTest.Options;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class MatrixTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_combination_is_a_test_of_its_own()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Two));

        Assert.Equal(
            ["asks(model: \"a\", temperature: 0.5)", "asks(model: \"a\", temperature: 1)", "asks(model: \"b\", temperature: 0.5)", "asks(model: \"b\", temperature: 1)"],
            cases.Select(c => c.TestCaseDisplayName));
        Assert.Equal(4, cases.Select(c => c.UniqueID).Distinct().Count());
        Assert.Equal(["a", "a", "b", "b"], cases.Select(c => c.Traits["model"].Single()));
    }

    [Fact]
    public async Task Each_combination_has_results_of_its_own_and_is_resumed_by_itself()
    {
        await folder.RunAsync(typeof(Classes.Two));
        await folder.RunAsync(typeof(Classes.Two));

        Assert.Equal(
            ["model: \"a\", temperature: 0.5 q 0.5", "model: \"a\", temperature: 1 q 1", "model: \"b\", temperature: 0.5 q 10.5", "model: \"b\", temperature: 1 q 11"],
            folder.Records().Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key.Variant} {r.Key.SampleId} {r.Scores[0].Value}")).Order());
    }

    [Fact]
    public async Task The_order_of_the_attributes_and_of_the_values_is_no_part_of_a_result()
    {
        await folder.RunAsync(typeof(Classes.Two));
        await folder.RunAsync(typeof(Classes.TwoInAnotherOrder));

        Assert.Equal(4, folder.Records().Count);
    }

    [Fact]
    public async Task A_member_gives_the_values()
    {
        await folder.RunAsync(typeof(Classes.FromMember));

        Assert.Equal(["agent: {\"Name\":\"x\",\"Steps\":3}", "agent: {\"Name\":\"y\",\"Steps\":4}"], folder.Records().Select(r => r.Key.Variant).Order());
        Assert.Equal([3, 4], folder.Records().Select(r => r.Scores[0].Value).Order());
    }

    [Fact]
    public async Task A_fact_has_a_matrix_too()
    {
        await folder.RunAsync(typeof(Classes.Fact));

        Assert.Equal([2, 3], folder.Records().Select(r => r.Scores[0].Value).Order());
    }

    [Fact]
    public async Task The_values_are_in_reach_by_the_context()
    {
        await folder.RunAsync(typeof(Classes.InContext));

        Assert.Equal(["a"], folder.Records().Select(r => r.Output?.TrimEnd()));
    }

    [Fact]
    public async Task A_case_that_came_from_another_process_is_the_same_combination()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Two));

        var again = (EvalTestCase)global::Xunit.Sdk.SerializationHelper.Instance.Deserialize(global::Xunit.Sdk.SerializationHelper.Instance.Serialize(cases[2]))!;

        Assert.Equal("model: \"b\", temperature: 0.5", (await again.ReadAsync()).Definition.Variant);
    }

    [Fact]
    public async Task A_failing_combination_says_which_samples_of_it_failed()
    {
        var story = await folder.RunAsync(typeof(Classes.OneFails), new RunOptions { Report = ReportMode.Failures });

        Assert.Equal(["fails(model: \"bad\")", "fails(model: \"bad\")[q]", "fails(model: \"good\")"], story.Finished.Keys.Order());
        Assert.Equal(["fails(model: \"bad\")", "fails(model: \"bad\")[q]"], story.Failures.Keys.Order());
    }

    private static class Classes
    {
        public sealed class Two
        {
            public static IEnumerable<Row> Rows() => [new("q")];

            [EvalForEach(nameof(Rows), Id = "two", DisplayName = "asks")]
            [EvalMatrix("model", "a", "b"), EvalMatrix("temperature", 0.5, 1.0)]
            public double Asks(Row row, string model, double temperature) => (model == "b" ? 10 : 0) + temperature + (row.Id.Length - 1);
        }

        public sealed class TwoInAnotherOrder
        {
            public static IEnumerable<Row> Rows() => [new("q")];

            [EvalForEach(nameof(Rows), Id = "two", DisplayName = "asks")]
            [EvalMatrix("Temperature", 1, 0.5), EvalMatrix("MODEL", "b", "a")]
            public double Asks(string model, Row row, double temperature) => throw new InvalidOperationException($"{model} {row} {temperature} is there already");
        }

        public sealed class FromMember
        {
            public static IEnumerable<Agent> Agents() => [new("x", 3), new("y", 4)];

            public static IEnumerable<Row> Rows() => [new("q")];

            [EvalForEach(nameof(Rows))]
            [EvalMatrix("agent", Source = nameof(Agents))]
            public int Runs(Row row, Agent agent) => agent.Steps + row.Id.Length - 1;
        }

        public sealed class Fact
        {
            [EvalFact, EvalMatrix("number", 2, 3)]
            public int Is(int number) => number;
        }

        public sealed class InContext
        {
            [EvalFact, EvalMatrix("model", "a")]
            public void Sees(string model, EvalContext eval) => TestContext.Current.TestOutputHelper!.WriteLine(eval.Variant["model"] is string same && same == model ? same : "another");
        }

        public sealed class OneFails
        {
            public static IEnumerable<Row> Rows() => [new("q")];

            [EvalForEach(nameof(Rows), DisplayName = "fails")]
            [EvalMatrix("model", "good", "bad")]
            public bool Runs(Row row, string model) => row.Id == "q" && model == "good";
        }
    }

    public sealed record Row(string Id);

    public sealed record Agent(string Name, int Steps);
}
