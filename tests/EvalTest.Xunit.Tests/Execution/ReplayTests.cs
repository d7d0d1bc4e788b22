using EvalTest.Model;
using EvalTest.Running;
using EvalTest.Xunit.Hosting;
using EvalTest.Xunit.Tests.Pipeline;
using Xunit.Sdk;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class ReplayTests
{
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
                // A test explorer shows what it is told last under the id of the eval, and no sample before speaks for it.
                "mixed[as a whole] passed",
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
    public async Task Samples_that_cannot_be_read_back_are_a_failure_not_silence()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Mixed), new UnreadableEngine());

        Assert.Equal(
            ["mixed failed: EvalTest.EvalFailedException : bad", "mixed[unreadable] failed: EvalTest.SampleErrorException : The samples could not be read back: gone"],
            story.Lines);
    }

    private static string Frames(ITestFailed failed) =>
        string.Join(", ", string.Concat(failed.StackTraces).Split(Environment.NewLine).Where(l => !l.Contains("Xunit.Assert", StringComparison.Ordinal) && !l.Contains(nameof(FakeEngine), StringComparison.Ordinal) && l.Length > 0).Select(l => l.Split('(')[0].Split('.')[^1]));

    private sealed class UnreadableEngine : IEvalEngine
    {
        public bool IsRunning => false;

        public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body) => Task.FromResult(
            new EvalOutcome(new() { Eval = eval, Experiment = "fake" }, new(["bad"], []), "", "bad", Unreadable(), 0));

        public void Stop(string reason) => _ = reason;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static IEnumerable<SampleRecord> Unreadable() => Enumerable.Range(0, 1).Select<int, SampleRecord>(_ => throw new IOException("gone"));
    }

    private static class Classes
    {
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
    }
}
