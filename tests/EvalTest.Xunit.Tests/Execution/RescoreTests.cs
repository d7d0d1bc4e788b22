using System.Text;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class RescoreTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Recorded_outputs_are_scored_without_calling_the_target()
    {
        await folder.RunAsync(typeof(Classes.Shouting));
        await folder.RunAsync(typeof(Classes.Shouting), Again);

        Assert.Equal(["asked p", "asked q"], Journal.Of(typeof(Classes.Shouting)).Order());
        Assert.Equal(folder.Records().Select(Facts), folder.Records("again").Select(Facts));
    }

    [Fact]
    public async Task Latency_and_usage_are_those_of_the_call()
    {
        await folder.RunAsync(typeof(Classes.Slow));
        await folder.RunAsync(typeof(Classes.Slow), Again);

        var (before, after) = (Assert.Single(folder.Records()), Assert.Single(folder.Records("again")));
        Assert.Equal((Value(before, "latency"), before.Usage), (Value(after, "latency"), after.Usage));
        Assert.Equal((1, new TokenUsage(3, 1, 0.5m)), (Journal.Of(typeof(Classes.Slow)).Count, after.Usage));
    }

    [Fact]
    public async Task An_output_that_is_no_text_is_handed_over_as_what_the_target_returns()
    {
        await folder.RunAsync(typeof(Classes.Structured));
        await folder.RunAsync(typeof(Classes.Structured), Again);

        Assert.Equal((true, """{"Text":"four","Numbers":[4,2.5]}"""), (folder.Records("again")[0].Passed, Value(folder.Records("again")[0], "output")));
        Assert.Single(Journal.Of(typeof(Classes.Structured)));
    }

    [Fact]
    public async Task An_output_whose_scoring_failed_can_be_scored_again()
    {
        await folder.RunAsync(typeof(Classes.OnceBroken));
        await folder.RunAsync(typeof(Classes.OnceBroken), Again);

        Assert.Equal((Outcome.Error, Outcome.Completed), (folder.Records()[0].Outcome, folder.Records("again")[0].Outcome));
    }

    [Fact]
    public async Task A_sample_without_a_recorded_output_is_skipped_and_the_target_not_called()
    {
        await folder.RunAsync(typeof(Classes.Down));
        await folder.RunAsync(typeof(Classes.Down), Again);

        var record = Assert.Single(folder.Records("again"));
        Assert.Equal((Outcome.Skipped, "no output to score again: \"x\" holds no output of this sample: its result there is error. Once it has one, --eval-rerun all scores it"), (record.Outcome, record.SkipReason));
        Assert.Single(Journal.Of(typeof(Classes.Down)));
    }

    [Fact]
    public async Task An_output_that_cannot_be_read_back_is_the_sample_s_error()
    {
        await folder.RunAsync(typeof(Classes.Opaque));
        await folder.RunAsync(typeof(Classes.Opaque), Again);

        Assert.StartsWith("The recorded output of the target Ask of Scores cannot be read back as IAnswer:", folder.Records("again")[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_eval_without_a_target_is_told_what_to_write()
    {
        await folder.RunAsync(typeof(Classes.Alone));
        var story = await folder.RunAsync(typeof(Classes.Alone), Again);

        Assert.Contains("has no target that is apart from its scoring. Nothing of it was run. Write [EvalTarget(nameof(AskAsync))] on it", string.Join('\n', story.Lines), StringComparison.Ordinal);
        Assert.Single(Journal.Of(typeof(Classes.Alone)));
    }

    private static RunOptions Again => new() { Experiment = "again", Rescore = "x" };

    private static (string, bool?, string, double) Facts(SampleRecord record) => (record.Key.SampleId, record.Passed, Value(record, "output"), record.Scores[0].Value);

    private static string Value(SampleRecord record, string name) => Encoding.UTF8.GetString(record.Values.Single(v => v.Key == name).Value);

    private static class Classes
    {
        public sealed class Shouting
        {
            public static IEnumerable<Row> Rows() => [new("p", "ping"), new("q", "pong")];

            public string Ask(Row row)
            {
                Journal.Write(GetType(), $"asked {row.Id}");
                return row.Text.ToUpperInvariant();
            }

            [EvalForEach(nameof(Rows), Concurrency = 1), EvalTarget(nameof(Ask))]
            public Score Scores(Row row, string output) => Score.FromBoolean(output == "PING" && row.Id == "p");
        }

        public sealed class Slow
        {
            public async Task<string> Ask(EvalContext eval)
            {
                Journal.Write(GetType(), "asked");
                await Task.Yield();
                eval.Usage(3, 1, 0.5m);
                return "a";
            }

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(string output) => output == "a";
        }

        public sealed class Structured
        {
            public Answer Ask()
            {
                Journal.Write(GetType(), "asked");
                return new("four", [4, 2.5]);
            }

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(Answer output) => output.Text == "four" && output.Numbers.SequenceEqual([4, 2.5]);
        }

        public sealed class OnceBroken
        {
            private static bool isRepaired;

            public static string Ask() => "a";

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(string output)
            {
                if (Interlocked.Exchange(ref isRepaired, true))
                    return output == "a";
                throw new InvalidOperationException("the scorer is wrong");
            }
        }

        public sealed class Down
        {
            public string Ask()
            {
                Journal.Write(GetType(), "asked");
                throw new NotSupportedException("no network");
            }

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(string output) => output.Length > 0;
        }

        public sealed class Opaque
        {
            public static Task<IAnswer> Ask() => Task.FromResult<IAnswer>(new Answer("four", []));

            [EvalFact, EvalTarget(nameof(Ask))]
            public bool Scores(IAnswer output) => output is not null;
        }

        public sealed class Alone
        {
            [EvalFact]
            public void Scores() => Journal.Write(GetType(), "scored");
        }
    }

    public interface IAnswer;

    public sealed record Row(string Id, string Text);

    public sealed record Answer(string Text, double[] Numbers) : IAnswer;
}
