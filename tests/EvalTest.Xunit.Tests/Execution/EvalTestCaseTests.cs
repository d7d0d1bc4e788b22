using System.Reflection;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Hosting;
using EvalTest.Xunit.Tests.Pipeline;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class EvalTestCaseTests
{
    [Fact]
    public async Task A_good_eval_is_one_passed_test()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Good), new FakeEngine());

        Assert.Equal(["good passed"], story.Lines);
        Assert.Equal($"2 samples{Environment.NewLine}", story.Finished["good"].Output);
    }

    [Fact]
    public async Task The_aggregate_comes_first_and_the_samples_that_failed_it_follow()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new FakeEngine());

        Assert.Equal(
            [
                "mixed failed: EvalTest.EvalFailedException : 3 of 5 samples are not good",
                "mixed[r1] failed: EvalTest.SampleFailedException : r1: failed",
                "mixed[r2] failed: EvalTest.SampleFailedException : r2: Assert.Equal() Failure: Values differ\nXunit.Sdk.EqualException\n  Assert.Equal() Failure: Values differ\n  Expected: 1\n  Actual:   2",
                "mixed[r3] failed: EvalTest.SampleErrorException : r3: InvalidOperationException: cannot",
            ],
            story.Lines);
    }

    [Fact]
    public async Task Failures_are_assertions_or_errors_with_the_stack_of_the_eval_alone()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new FakeEngine());

        Assert.Equal(
            [(FailureCause.Assertion, ""), (FailureCause.Assertion, ""), (FailureCause.Assertion, "Runs"), (FailureCause.Exception, "Runs")],
            story.Failures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Value.Cause, Frames(f.Value))));
    }

    [Fact]
    public async Task Samples_beyond_the_listed_ones_are_counted_in_a_last_test()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new FakeEngine { Unlisted = 7 });

        Assert.Equal(
            "mixed[and 7 more] failed: EvalTest.SampleFailedException : 7 more samples failed or erred and are not listed. Run with --eval-report all to list every sample, or read fake.jsonl.",
            story.Lines[^1]);
    }

    [Fact]
    public async Task A_failed_sample_of_an_eval_that_passes_does_not_fail_the_run()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new FakeEngine { Forgiving = true, Unlisted = 7 });

        Assert.Equal(
            [
                "mixed passed",
                "mixed[r0] passed",
                "mixed[r1] skipped: not good, and the eval passes: failed",
                "mixed[r2] skipped: not good, and the eval passes: Assert.Equal() Failure: Values differ",
                "mixed[r3] skipped: not good, and the eval passes: InvalidOperationException: cannot",
                "mixed[r4] skipped: does not apply",
            ],
            story.Lines);
    }

    [Fact]
    public async Task What_a_sample_leaves_is_kept_and_shown_again_in_its_own_test_alone()
    {
        var engine = new FakeEngine();

        var story = await XunitPipeline.RunAsync(typeof(Classes.Leaving), engine);

        var record = Assert.Single(engine.Records);
        Assert.Equal($"through the context{Environment.NewLine}through the constructor{Environment.NewLine}", record.Output);
        Assert.Equal(["careful"], record.Warnings);
        Assert.Equal(["note: text", "raw: 1-2-3 (image/png)"], record.Attachments.Select(a => $"{a.Key}: {(a.Value.Bytes is { } bytes ? $"{string.Join('-', bytes)} ({a.Value.MediaType})" : a.Value.Text)}"));
        var replay = story.Finished["leaving[r0]"];
        Assert.Equal(record.Output, replay.Output);
        Assert.Equal(["careful"], replay.Warnings!);
        Assert.Equal(["note: s:text", "raw: b:image/png;AQID"], replay.Attachments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}: {a.Value}"));
        var aggregate = story.Finished["leaving"];
        Assert.Equal($"1 samples{Environment.NewLine}", aggregate.Output);
        Assert.Null(aggregate.Warnings);
        Assert.Empty(aggregate.Attachments);
    }

    [Fact]
    public async Task Attributes_run_around_samples_and_neither_around_the_aggregate_nor_a_replay()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Attributed), new FakeEngine());

        Assert.Equal(2, story.Failures.Count);
        Assert.Equal(["before one", "before two", "after two", "after one"], Journal.Of(typeof(Classes.Attributed)));
    }

    [Theory]
    [InlineData(typeof(Classes.Skipped), "skipped skipped: not today")]
    [InlineData(typeof(Classes.SkippedUnless), "skipped skipped: only then")]
    [InlineData(typeof(Classes.Explicit), "explicit not run")]
    public async Task An_eval_that_does_not_run_reads_no_row_and_opens_no_run(Type @class, string expected)
    {
        var opened = false;
        var cases = await XunitPipeline.DiscoverAsync(@class);

        var story = await XunitPipeline.RunAsync(cases, new EvalHost(_ => throw new InvalidOperationException($"{opened = true}")));

        Assert.Equal([expected], story.Lines);
        Assert.False(opened);
        Assert.Empty(Journal.Of(@class));
    }

    [Fact]
    public async Task An_explicit_eval_runs_with_its_failures_when_it_is_asked_for()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.AskedFor), new FakeEngine(), ExplicitOption.Only);

        Assert.Equal(
            ["explicit failed: EvalTest.EvalFailedException : 1 of 1 samples are not good", "explicit[fact] failed: EvalTest.SampleFailedException : fact: failed"],
            story.Lines);
    }

    [Fact]
    public async Task A_fact_beside_evals_is_untouched_and_opens_no_run()
    {
        var opened = false;
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Beside));
        var facts = cases.Where(c => c.TestMethodName == "Plain").ToArray();

        var story = await XunitPipeline.RunAsync(facts, new EvalHost(_ => throw new InvalidOperationException($"{opened = true}")));

        Assert.Equal(["plain passed"], story.Lines);
        Assert.False(opened);
        Assert.IsNotType<EvalTestCase>(Assert.Single(facts));
    }

    [Fact]
    public async Task A_missing_fixture_is_one_failure_of_the_eval()
    {
        var engine = new FakeEngine();

        var story = await XunitPipeline.RunAsync(typeof(Classes.Fixtureless), engine);

        Assert.Equal(
            ["fixtureless failed: EvalTest.EvalRefusedException : The constructor of Fixtureless takes \"Version version\", and there is no such fixture. Write \"class Fixtureless : IClassFixture<Version>\", or make it a fixture of the collection or the assembly."],
            story.Lines);
        Assert.Empty(engine.Evals);
    }

    [Fact]
    public async Task Samples_that_cannot_be_read_back_are_a_failure_not_silence()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new UnreadableEngine());

        Assert.Equal(
            ["mixed failed: EvalTest.EvalFailedException : bad", "mixed[unreadable] failed: EvalTest.SampleErrorException : The samples could not be read back: gone"],
            story.Lines);
    }

    [Fact]
    public async Task The_platforms_cancellation_stops_the_run_once()
    {
        using var cancellation = new CancellationTokenSource();
        var engine = new FakeEngine { Gate = cancellation.CancelAsync };
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Mixed));

        var story = await XunitPipeline.RunUntilAsync(cancellation, cases, new EvalHost(_ => Task.FromResult<IEvalEngine>(engine)));

        Assert.Equal(["stopped by Ctrl+C or the test platform"], engine.Stops);
        Assert.Equal(["mixed failed: EvalTest.EvalFailedException : 3 of 5 samples are not good"], story.Lines);
    }

    [Theory]
    [InlineData(typeof(Classes.Good), "good passed")]
    [InlineData(typeof(Classes.Wrong), "wrong failed: EvalTest.EvalRefusedException : Runs takes \"int row\", and an [EvalFact] has no row to fill it. Take EvalContext and CancellationToken alone, or write [EvalForEach] and name a source of rows.")]
    public async Task A_case_that_went_to_another_process_and_back_runs_the_same(Type @class, string expected)
    {
        var found = Assert.Single(await XunitPipeline.DiscoverAsync(@class));

        var returned = SerializationHelper.Instance.Deserialize<IXunitTestCase>(SerializationHelper.Instance.Serialize(found))!;
        var story = await XunitPipeline.RunAsync([returned], new EvalHost(_ => Task.FromResult<IEvalEngine>(new FakeEngine())));

        Assert.NotSame(found, returned);
        Assert.Equal(found.UniqueID, returned.UniqueID);
        Assert.Equal([expected], story.Lines);
    }

    private static string Frames(ITestFailed failed) =>
        string.Join(", ", string.Concat(failed.StackTraces).Split(Environment.NewLine).Where(l => !l.Contains("Xunit.Assert", StringComparison.Ordinal) && !l.Contains(nameof(FakeEngine), StringComparison.Ordinal) && l.Length > 0).Select(l => l.Split('(')[0].Split('.')[^1]));

    private sealed class UnreadableEngine : IEvalEngine
    {
        public Task<EvalTest.Running.EvalOutcome> RunEvalAsync(EvalTest.Model.EvalDefinition eval, IAsyncEnumerable<object?> rows, EvalTest.Running.SampleBody body) => Task.FromResult(
            new EvalTest.Running.EvalOutcome(new() { Eval = eval, Experiment = "fake" }, new(["bad"], []), "", "bad", Unreadable(), 0));

        public void Stop(string reason) => _ = reason;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static IEnumerable<EvalTest.Model.SampleRecord> Unreadable() => Enumerable.Range(0, 1).Select<int, EvalTest.Model.SampleRecord>(_ => throw new IOException("gone"));
    }

    private static class Classes
    {
        public sealed class Good
        {
            public static IEnumerable<int> Rows() => [1, 2];

            [EvalForEach(nameof(Rows), DisplayName = "good")]
            public bool Runs(int row) => row > 0;
        }

        public sealed class Wrong
        {
            [EvalFact(DisplayName = "wrong")]
            public void Runs(int row) => _ = row;
        }

        public sealed class Mixed
        {
            public static IEnumerable<int> Rows() => [0, 1, 2, 3, 4];

            [EvalForEach(nameof(Rows), DisplayName = "mixed")]
            public async Task<bool> Runs(int row)
            {
                await Task.Yield();
                if (row == 2)
                    Assert.Equal(1, row);
                if (row == 3)
                    throw new InvalidOperationException("cannot");
                if (row == 4)
                    EvalContext.Current!.Skip("does not apply");
                return row != 1;
            }
        }

        public sealed class Leaving(ITestOutputHelper output)
        {
            public static IEnumerable<int> Rows() => [1];

            [EvalForEach(nameof(Rows), DisplayName = "leaving")]
            public bool Runs(int row)
            {
                var context = TestContext.Current;
                context.TestOutputHelper!.WriteLine("through the context");
                output.WriteLine("through {0} constructor", "the");
                context.AddWarning("careful");
                context.AddAttachment("note", "text");
                context.AddAttachment("raw", [1, 2, 3], "image/png");
                return row == 0;
            }
        }

        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        public sealed class NotedAttribute(string name) : BeforeAfterTestAttribute
        {
            public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Journal.Write(typeof(Attributed), $"before {name}");

            public override void After(MethodInfo methodUnderTest, IXunitTest test) => Journal.Write(typeof(Attributed), $"after {name}");
        }

        public sealed class Attributed
        {
            [EvalFact(DisplayName = "attributed"), Noted("one"), Noted("two")]
            public bool Runs() => false;
        }

        public sealed class Skipped
        {
            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(Skipped), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "skipped", Skip = "not today")]
            public void Runs(int row) => _ = row;
        }

        public sealed class SkippedUnless
        {
            public static bool Then => false;

            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(SkippedUnless), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "skipped", Skip = "only then", SkipUnless = nameof(Then))]
            public void Runs(int row) => _ = row;
        }

        public sealed class Explicit
        {
            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(Explicit), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "explicit", Explicit = true)]
            public bool Runs(int row) => row == 0;
        }

        public sealed class AskedFor
        {
            [EvalFact(DisplayName = "explicit", Explicit = true)]
            public bool Runs() => false;
        }

#pragma warning disable xUnit1000 // The class is hidden so that it is not run beside the test that runs it.
        public sealed class Beside
        {
            [Fact(DisplayName = "plain")]
            public void Plain() => Assert.True(true);

            [EvalFact]
            public void Eval() => Assert.True(true);
        }
#pragma warning restore xUnit1000

        public sealed class Fixtureless
        {
            public Fixtureless(Version version) => Journal.Write(typeof(Fixtureless), $"{version}");

            [EvalFact(DisplayName = "fixtureless")]
            public void Runs() => Journal.Write(typeof(Fixtureless), "ran");
        }
    }
}
