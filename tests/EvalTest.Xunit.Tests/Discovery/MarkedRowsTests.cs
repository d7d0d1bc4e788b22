using System.Text;
using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Options;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

/// <summary>Ids and expected values of rows that have no type of their own.</summary>
public sealed class MarkedRowsTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(Classes.Tuples), """["p","2+2?"]""", """{"answer":4}""", """["p","2+2?",4]""")]
    [InlineData(typeof(Classes.Cases), """["p","2+2?"]""", """{"answer":4}""", """["p","2+2?",4]""")]
    [InlineData(typeof(Classes.Columns), """{"Name":"p","question":"2+2?"}""", """{"Answer":4}""", """{"Answer":4,"Name":"p","question":"2+2?"}""")]
    [InlineData(typeof(Classes.Dictionaries), """{"Name":"p","question":"2+2?"}""", """{"answer":4}""", """{"Name":"p","answer":4,"question":"2+2?"}""")]
    public async Task An_eval_s_parameters_say_what_is_the_id_and_what_is_expected(Type @class, string input, string expected, string recorded)
    {
        await folder.RunAsync(@class);

        var record = Assert.Single(folder.Records());
        Assert.Equal(("p", Hash(input), Hash(expected)), (record.Key.SampleId, record.InputHash, record.ExpectedHash));
        Assert.Equal((recorded, expected), (Encoding.UTF8.GetString(record.InputJson.Span), Encoding.UTF8.GetString(record.ExpectedJson.Span)));
    }

    [Fact]
    public async Task A_corrected_answer_is_no_other_question()
    {
        await folder.RunAsync(typeof(Classes.Tuples));
        await folder.RunAsync(typeof(Classes.Corrected));
        await folder.RunAsync(typeof(Classes.Corrected), new RunOptions { OnChange = OnChange.Rerun });

        Assert.Equal([1.0, 0.0], folder.Records().Select(r => r.Scores[0].Value));
    }

    [Theory]
    [InlineData("TwoIds", "TwoIds marks \"a\" and \"b\" with [SampleId]. Mark one of them.")]
    [InlineData("TwoClusters", "TwoClusters marks \"a\" and \"b\" with [Cluster]. Mark one of them.")]
    [InlineData("OfTheContext", "OfTheContext marks \"EvalContext eval\" with [Expected], and no row fills it. Mark a parameter that takes a part of the row.")]
    [InlineData("AllExpected", "AllExpected marks every parameter that takes the row with [Expected], which leaves no input. Mark only what is expected.")]
    [InlineData("Typed", "Typed marks a parameter with [Expected], and its rows are Row. Mark the property of Row.")]
    public async Task A_mark_that_means_nothing_is_refused(string method, string problem)
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Wrong));

        Assert.Equal(problem, cases.Cast<EvalTestCase>().Single(c => c.TestMethodName == method).Problem);
    }

    [Fact]
    public async Task An_eval_s_parameter_says_which_samples_belong_together()
    {
        await folder.RunAsync(typeof(Classes.Clustered));

        Assert.Equal(["text 1", "text 1", null], folder.Records().OrderBy(r => r.Index).Select(r => r.Cluster));
    }

    [Fact]
    public async Task An_id_that_is_none_names_the_parameter()
    {
        var story = await folder.RunAsync(typeof(Classes.EmptyId));

        Assert.Contains("Row 0: its id, \"name\", is empty.", story.Lines[0], StringComparison.Ordinal);
    }

    private static UInt128 Hash(string canonical) => ContentHash.Of(Encoding.UTF8.GetBytes(canonical));

    private static class Classes
    {
        public sealed class Tuples
        {
            public static IEnumerable<(string, string, int)> Rows() => [("p", "2+2?", 4)];

            [EvalForEach(nameof(Rows), Id = "tuples")]
            public double Runs([SampleId] string name, string question, [Expected] int answer) => name + question + answer == "p2+2?4" ? 1 : 0;
        }

        public sealed class Clustered
        {
            public static IEnumerable<(string?, int)> Rows() => [("text 1", 1), ("text 1", 2), (null, 3)];

            [EvalForEach(nameof(Rows))]
            public bool Runs([Cluster] string? text, int question) => text is null || question < 3;
        }

        public sealed class Corrected
        {
            public static IEnumerable<(string, string, int)> Rows() => [("p", "2+2?", 5)];

            [EvalForEach(nameof(Rows), Id = "tuples")]
            public double Runs([SampleId] string name, string question, [Expected] int answer) => name + question + answer == "p2+2?4" ? 1 : 0;
        }

        public sealed class Cases
        {
            [EvalForEach, EvalCase("p", "2+2?", 4)]
            public void Runs([SampleId] string name, string question, [Expected] int answer) => _ = (name, question, answer);
        }

        public sealed class Columns
        {
            public static IEnumerable<JsonElement> Rows() => [JsonSerializer.Deserialize<JsonElement>("""{"question":"2+2?","Answer":4,"Name":"p"}""")];

            [EvalForEach(nameof(Rows))]
            public void Runs([Expected] int answer, [SampleId] string name, string question) => _ = (name, question, answer);
        }

        public sealed class Dictionaries
        {
            public static IEnumerable<Dictionary<string, object?>> Rows() => [new() { ["question"] = "2+2?", ["answer"] = 4, ["Name"] = "p" }];

            [EvalForEach(nameof(Rows))]
            public void Runs([Expected] int answer, [SampleId] string name, string question) => _ = (name, question, answer);
        }

        public sealed class EmptyId
        {
            [EvalForEach, EvalCase("", 4)]
            public void Runs([SampleId] string name, int answer) => _ = (name, answer);
        }

        public sealed class Wrong
        {
            public static IEnumerable<Row> Typing() => [new("p", 4)];

            [EvalForEach, InlineData(1, 2)]
            public void TwoIds([SampleId] int a, [SampleId] int b) => _ = (a, b);

            [EvalForEach, InlineData(1, 2)]
            public void TwoClusters([Cluster] int a, [Cluster] int b) => _ = (a, b);

            [EvalForEach, InlineData(1)]
            public void OfTheContext(int a, [Expected] EvalContext eval) => _ = (a, eval);

            [EvalForEach, InlineData(1)]
            public void AllExpected([Expected] int a) => _ = a;

            [EvalForEach(nameof(Typing))]
            public void Typed(string question, [Expected] int answer) => _ = (question, answer);
        }
    }

    public sealed record Row(string Question, int Answer);
}
