using System.Text;
using EvalTest.Model;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class TargetTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_the_target_returns_is_scored_and_recorded()
    {
        await folder.RunAsync(typeof(Classes.Shouting));

        var record = Assert.Single(folder.Records());
        Assert.Equal((true, "\"PING\"", 3L), (record.Passed, Value(record, "output"), record.Usage!.InputTokens));
        Assert.InRange(double.Parse(Value(record, "latency"), System.Globalization.CultureInfo.InvariantCulture), 0, 60);
    }

    [Fact]
    public async Task Output_latency_and_usage_are_kept_when_scoring_fails()
    {
        await folder.RunAsync(typeof(Classes.BadScorer));

        var record = Assert.Single(folder.Records());
        Assert.Equal((Outcome.Error, "the scorer is wrong", "\"PING\"", 3L), (record.Outcome, record.Error!.Message, Value(record, "output"), record.Usage!.InputTokens));
        Assert.Equal(["latency", "output"], record.Values.Select(v => v.Key));
        Assert.Equal("""{"Id":"p","Text":"ping"}""", Encoding.UTF8.GetString(record.InputJson.Span));
    }

    [Fact]
    public async Task What_the_target_throws_is_the_samples_error()
    {
        await folder.RunAsync(typeof(Classes.Unreachable));

        Assert.Equal((Outcome.Error, "no network"), (folder.Records()[0].Outcome, folder.Records()[0].Error!.Message));
    }

    // What once broke: the eval was handed a null that it does not take.
    [Fact]
    public async Task A_target_that_returns_null_is_the_samples_error_unless_the_eval_takes_null()
    {
        await folder.RunAsync(typeof(Classes.Silent));

        Assert.Equal(
            ["The target Ask of Scores returned null, and the parameter \"string output\" takes no null. Write \"string? output\" if null is meant.", "passed"],
            folder.Records().OrderBy(r => r.Eval, StringComparer.Ordinal).Select(r => r.Error?.Message ?? (r.Passed == true ? "passed" : "failed")));
    }

    [Fact]
    public async Task A_target_of_the_class_is_called_for_the_evals_that_take_an_output()
    {
        await folder.RunAsync(typeof(Classes.OfTheClass));

        Assert.Equal(["asked", "scored 4", "scored alone"], Journal.Of(typeof(Classes.OfTheClass)).Order());
    }

    [Fact]
    public async Task A_target_takes_the_eval_s_values_by_name_and_those_of_its_matrix()
    {
        await folder.RunAsync(typeof(Classes.Positional));

        Assert.Equal(["a: 2", "b: 2"], folder.Records().Select(r => r.Output!.TrimEnd()).Order());
    }

    private static string Value(SampleRecord record, string name) => Encoding.UTF8.GetString(record.Values.Single(v => v.Key == name).Value);

    private static class Classes
    {
        public sealed class Shouting
        {
            public static IEnumerable<Row> Rows() => [new("p", "ping")];

            public async Task<string> Ask(Row row, EvalContext eval, CancellationToken cancel)
            {
                await Task.Delay(1, cancel);
                eval.Usage(3, 1);
                return row.Text.ToUpperInvariant();
            }

            [EvalForEach(nameof(Rows)), EvalTarget(nameof(Ask))]
            public Score Scores(Row row, string output) => Score.FromBoolean(output == "PING" && row.Id == "p");
        }

        public sealed class BadScorer
        {
            public static IEnumerable<Row> Rows() => [new("p", "ping")];

            public static string Ask(string text, EvalContext eval)
            {
                eval.Usage(3, 1);
                return text.ToUpperInvariant();
            }

            [EvalForEach(nameof(Rows)), EvalTarget(nameof(Ask))]
            public Score Scores(string output) => throw new InvalidOperationException(output == "PING" ? "the scorer is wrong" : "?");
        }

        public sealed class Unreachable
        {
            public static string Ask(CancellationToken cancel) => throw new NotSupportedException(cancel.CanBeCanceled ? "no network" : "?");

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(string output) => output.Length > 0;
        }

        [EvalTarget(nameof(Ask))]
        public sealed class Silent
        {
            public static Task<string> Ask() => null!;

            [EvalFact]
            public bool Scores(string output) => output is null;

            [EvalFact]
            public bool Scores_null(string? output) => output is null;
        }

        [EvalTarget(nameof(Ask))]
        public sealed class OfTheClass
        {
            public int Ask()
            {
                Journal.Write(GetType(), "asked");
                return 4;
            }

            [EvalFact]
            public void Scores(int output) => Journal.Write(GetType(), $"scored {output}");

            [EvalFact]
            public void Scores_alone() => Journal.Write(GetType(), "scored alone");
        }

        public sealed class Positional(ITestOutputHelper test)
        {
            public static string Ask(int answer, string model) => $"{model}: {answer}";

            [EvalForEach, InlineData("1 + 1", 2), EvalTarget(nameof(Ask)), EvalMatrix("model", "a", "b")]
            public void Scores(string question, int answer, string output) => test.WriteLine(question.Length + answer == 7 ? output : "?");
        }
    }

    public sealed record Row(string Id, string Text);
}
