using EvalTest.Core.Tests.Figures;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Reporting;
using EvalTest.Scheduling;
using static EvalTest.Core.Tests.Figures.Summaries;

namespace EvalTest.Core.Tests.Reporting;

public sealed class AggregateTextTests
{
    private static string Output(EvalSummary summary) => AggregateText.Output(summary, GateJudge.Judge(summary));

    private static string Message(EvalSummary summary) => AggregateText.FailureMessage(summary, GateJudge.Judge(summary));

    [Fact]
    public void All_passed()
    {
        var summary = Completed(1000, 1000) with
        {
            CompletedBefore = 688,
            CompletedNow = 312,
            Scores = [Verdicts("accuracy", 1000, 1000), new ScoreFigures("latency in seconds", 998, 2, 1234.5, 250, false), new ScoreFigures("rare", 1, 999, 0.5, double.NaN, false)],
        };

        Assert.Equal(
            """
            MathEvals.Solves: passed
            experiment  long_eval
            completed   1,000 of 1,000 (688 before, 312 now) in 12.3 s
            scores, with 95 % intervals
              pass rate           1.000      [0.996, 1.000]          n = 1,000
              accuracy            1.000      [0.996, 1.000]          n = 1,000
              latency in seconds  1,234.500  [1,218.971, 1,250.029]  n = 998, 2 without
              rare                0.500                              n = 1, 999 without
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary));
    }

    [Fact]
    public void Resumed_with_nothing_to_run()
    {
        var summary = Completed(1000, 1000) with { CompletedBefore = 1000, CompletedNow = 0, Scores = [Verdicts("passed", 1000, 1000)], Stale = 3 };

        Assert.Equal(
            """
            MathEvals.Solves: passed
            experiment  long_eval
            completed   1,000 of 1,000 (1,000 before, 0 now)
                        nothing to run: all 1,000 samples were completed before
            stale       3 results of samples that the dataset no longer holds, left out
            scores, with 95 % intervals
              pass rate  1.000  [0.996, 1.000]  n = 1,000
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary));
    }

    [Fact]
    public void Failing_without_a_gate()
    {
        var summary = Completed(97, 95) with
        {
            Planned = 103,
            Errors = 3,
            GivenUp = 1,
            Timeouts = 1,
            Skipped = 2,
            InputChanged = 4,
            Failures =
            [
                Wrong("q-7", "expected 18, got 21"),
                Broken("question-12", "System.Net.Http.HttpRequestException", "503 Service Unavailable\nbusy"),
                Record("q-13", Outcome.Timeout) with { Duration = TimeSpan.FromSeconds(30) },
                Record("q-14", Outcome.Completed) with { Passed = false, Error = new SampleError("Xunit.Sdk.EqualException", "Assert.Equal() Failure: Values differ\nExpected: 1", null) },
            ],
        };

        Assert.Equal(
            """
            MathEvals.Solves: failed
              2 of 97 completed samples failed.
              3 errors and 1 time-out among 101 samples.
            experiment     long_eval
            completed      97 of 103 (0 before, 97 now) in 12.3 s
            errors         3
            given up       1 of the errors: they failed 10 times and are not tried again
            time-outs      1
            skipped        2
            input changed  4 under the same id; they ran again
            scores, with 95 % intervals
              pass rate  0.979  [0.928, 0.994]  n = 97, 0.941 if every error were a failure
              accuracy   0.979  [0.928, 0.994]  n = 97
            failing samples
              q-7          accuracy 0: expected 18, got 21
              question-12  HttpRequestException: 503 Service Unavailable
              q-13         timed out after 30.0 s
              q-14         Assert.Equal() Failure: Values differ
              and 2 more
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            resume   dotnet test --experiment long_eval
            """,
            Output(summary));
        Assert.Equal(
            """
            2 of 97 completed samples failed.
            3 errors and 1 time-out among 101 samples.
            failing samples
              q-7          accuracy 0: expected 18, got 21
              question-12  HttpRequestException: 503 Service Unavailable
              q-13         timed out after 30.0 s
              q-14         Assert.Equal() Failure: Values differ
              and 2 more
            """,
            Message(summary));
    }

    [Fact]
    public void A_gate_holds_with_failures()
    {
        var summary = Eighty with { Failures = [.. Enumerable.Range(1, 20).Select(i => Wrong($"q-{i}", "no number in \"?\""))] };

        Assert.Equal(
            """
            MathEvals.Solves: passed
            experiment  long_eval
            completed   100 of 100 (0 before, 100 now) in 12.3 s
            scores, with 95 % intervals
              pass rate  0.800  [0.711, 0.867]  n = 100
              accuracy   0.800  [0.711, 0.867]  n = 100
            gates
              accuracy >= 0.8: holds, the mean is 0.8
            failing samples
              q-1   accuracy 0: no number in "?"
              q-2   accuracy 0: no number in "?"
              q-3   accuracy 0: no number in "?"
              q-4   accuracy 0: no number in "?"
              q-5   accuracy 0: no number in "?"
              q-6   accuracy 0: no number in "?"
              q-7   accuracy 0: no number in "?"
              q-8   accuracy 0: no number in "?"
              q-9   accuracy 0: no number in "?"
              q-10  accuracy 0: no number in "?"
              and 10 more
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary.With(AtLeast(0.8))));
    }

    [Fact]
    public void A_gate_fails_and_names_the_samples_without_the_score()
    {
        var summary = Eighty with
        {
            Scores = [Verdicts("accuracy", 96, 80, missing: 4)],
            WithoutScore = new Dictionary<string, IReadOnlyList<string>> { ["accuracy"] = ["q-1", "q-2", "q-3"] },
            Failures = [Record("q-1", Outcome.Completed) with { Passed = false, Error = new SampleError("Xunit.Sdk.TrueException", "\n  no answer\n", null) }],
        };

        Assert.Equal(
            """
            MathEvals.Solves: failed
              Gate accuracy >= 0.9: fails, the mean is 0.8; 4 completed samples without this score count as 0: q-1, q-2, q-3 and 1 more
            experiment  long_eval
            completed   100 of 100 (0 before, 100 now) in 12.3 s
            scores, with 95 % intervals
              pass rate  0.800  [0.711, 0.867]  n = 100
              accuracy   0.833  [0.746, 0.895]  n = 96, 4 without
            gates
              accuracy >= 0.9: fails, the mean is 0.8; 4 completed samples without this score count as 0: q-1, q-2, q-3 and 1 more
            failing samples
              q-1  no answer
              and 19 more
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary.With(AtLeast(0.9))));
        Assert.Equal(
            """
            Gate accuracy >= 0.9: fails, the mean is 0.8; 4 completed samples without this score count as 0: q-1, q-2, q-3 and 1 more
            failing samples
              q-1  no answer
              and 19 more
            completed without the score "accuracy", so counted as 0
              q-1
              q-2
              q-3
              and 1 more
            """,
            Message(summary.With(AtLeast(0.9))));
    }

    [Fact]
    public void Stopped()
    {
        var summary = Completed(312, 312) with { Planned = 1000, Pending = 688, Exhausted = false, Abandoned = 1, Stopped = "stopped by Ctrl+C", Duration = TimeSpan.FromSeconds(125) };

        Assert.Equal(
            """
            MathEvals.Solves: stopped
              Stopped by Ctrl+C: 312 of at least 1,000 samples completed; resume with: dotnet test --experiment long_eval
            experiment  long_eval
            completed   312 of at least 1,000 (0 before, 312 now) in 2 min 5 s
            pending     688 not run to their end
            abandoned   1 ignored their cancellation and were left behind. Pass the CancellationToken on to what they wait for
            scores, with 95 % intervals
              pass rate  1.000  [0.988, 1.000]  n = 312
              accuracy   1.000  [0.988, 1.000]  n = 312
            gates
              accuracy >= 0.8: not judged, the run was stopped; a run of the whole judges it
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            resume   dotnet test --experiment long_eval
            """,
            Output(summary.With(AtLeast(0.8))));
    }

    [Fact]
    public void What_was_learnt_of_a_provider_is_told()
    {
        var found = new ProviderState("openai", 0, 47, IsFound: true, 3, null, "HTTP 503", 2, TimeSpan.FromSeconds(15));
        var summary = Completed(10, 10) with { Retries = 12, Provider = found, Abandoned = 7, AbandonedNames = ["a", "b"] };

        var output = Output(summary.With(AtLeast(0.8)));

        Assert.Contains(
            """

            retries      12 attempts failed for a reason that may pass, and others followed
            concurrency  47 found for openai, cut 3 times
            paused       2 times for openai, 15.0 s in all: half of the last calls failed, the last one with HTTP 503
            abandoned    7 ignored their cancellation and were left behind: a, b, …. Pass the CancellationToken on to what they wait for

            """,
            output,
            StringComparison.Ordinal);
        var given = found with { Key = "", IsFound = false, Cuts = 1, Pauses = 0 };
        Assert.Contains("concurrency  cut once because calls were refused; 47 at the end\n", Output((summary with { Provider = given }).With(AtLeast(0.8))), StringComparison.Ordinal);
        Assert.DoesNotContain("concurrency", Output((summary with { Provider = given with { Cuts = 0 } }).With(AtLeast(0.8))), StringComparison.Ordinal);
    }

    [Fact]
    public void Limited()
    {
        var summary = Completed(10, 9) with { Exhausted = false, Partial = "--eval-limit 10", Failures = [Wrong("q-7", "expected 18, got 21")] };

        Assert.Equal(
            """
            MathEvals.Solves: passed
            experiment  long_eval
            part        --eval-limit 10
            completed   10 of 10 (0 before, 10 now) in 12.3 s
            scores, with 95 % intervals
              pass rate  0.900  [0.596, 0.982]  n = 10
              accuracy   0.900  [0.596, 0.982]  n = 10
            gates
              accuracy >= 0.8: not judged, the figures cover only a part (--eval-limit 10); a run of the whole judges it
            failing samples
              q-7  accuracy 0: expected 18, got 21
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary.With(AtLeast(0.8))));
    }

    [Fact]
    public void Plan_only()
    {
        var summary = Completed(688, 688) with { Planned = 1000, CompletedBefore = 688, CompletedNow = 0, Pending = 312, InputChanged = 5, PlanOnly = true, SessionFile = null, Duration = TimeSpan.Zero };

        Assert.Equal(
            """
            MathEvals.Solves: planned, nothing was run
            experiment     long_eval
            would run      312 of 1,000 (688 completed before)
            input changed  5 under the same id; they would run again
            scores, with 95 % intervals
              pass rate  1.000  [0.994, 1.000]  n = 688
              accuracy   1.000  [0.994, 1.000]  n = 688
            resume  dotnet test --experiment long_eval
            """,
            Output(summary));
    }

    [Fact]
    public void Unnamed()
    {
        var summary = Completed(1, 1) with { Unnamed = true, Experiment = "auto/20261120T142310Z", ResumeArguments = "--experiment auto/20261120T142310Z", SessionFile = "/repo/.evaltest/auto/20261120T142310Z/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl", Scores = [] };

        Assert.Equal(
            """
            MathEvals.Solves: passed
            experiment  auto/20261120T142310Z
            completed   1 of 1 (0 before, 1 now) in 12.3 s
            scores, with 95 % intervals
              pass rate  1.000  [0.207, 1.000]  n = 1
            session  /repo/.evaltest/auto/20261120T142310Z/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            resume   dotnet test --experiment auto/20261120T142310Z
            """,
            Output(summary));
    }

    [Fact]
    public void A_fault_of_the_dataset()
    {
        var summary = Completed(0, 0) with { Exhausted = false, Scores = [], DatasetFault = "cases.jsonl:1: not JSON", SessionFile = null };

        Assert.Equal(
            """
            MathEvals.Solves: failed
              The dataset could not be read on: cases.jsonl:1: not JSON
            experiment  long_eval
            completed   0 of at least 0 (0 before, 0 now)
            resume  dotnet test --experiment long_eval
            """,
            Output(summary));
    }

    [Fact]
    public void A_fault_of_the_dataset_with_its_stack_keeps_its_lines()
    {
        var summary = Completed(0, 0) with { Exhausted = false, Scores = [], DatasetFault = "it threw: boom\n   at My.Rows()\u001b[2J", SessionFile = null };

        Assert.Equal("The dataset could not be read on: it threw: boom\n   at My.Rows()\\u001b[2J", Message(summary));
        Assert.StartsWith("MathEvals.Solves: failed\n  The dataset could not be read on: it threw: boom\n     at My.Rows()\\u001b[2J\n", Output(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_skipped_samples_has_not_passed()
    {
        var summary = Completed(0, 0) with { Planned = 3, Skipped = 3, Scores = [] };

        Assert.StartsWith("MathEvals.Solves: skipped\n", Output(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void Selected()
    {
        var summary = (Eighty with { Selected = true, CompletedBefore = 80, CompletedNow = 20, Failures = [Wrong("q-7", "expected 18, got 21")] }).With(AtLeast(0.8));

        Assert.Equal(
            """
            MathEvals.Solves: failed
              The gates are refused: --eval-rerun failed chose the samples by how they had failed, which bends every figure. Run all again with: dotnet test --experiment long_eval --eval-rerun all
            experiment  long_eval
            completed   100 of 100 (80 before, 20 now) in 12.3 s
            scores, with 95 % intervals, of samples chosen by how they had failed
              pass rate  0.800  [0.711, 0.867]  n = 100
              accuracy   0.800  [0.711, 0.867]  n = 100
            gates
              accuracy >= 0.8: refused, because --eval-rerun failed chose the samples by how they had failed
            failing samples
              q-7  accuracy 0: expected 18, got 21
              and 19 more
            session  /repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl
            """,
            Output(summary));
    }

    [Fact]
    public void What_is_given_up_cannot_be_resumed()
    {
        var summary = Completed(9, 9) with { Planned = 10, Errors = 1, GivenUp = 1 };

        Assert.DoesNotContain("dotnet test", Output(summary), StringComparison.Ordinal);
        Assert.Contains("dotnet test", Output(summary with { GivenUp = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_names_samples_without_a_score_only_for_a_gate_that_fails()
    {
        var summary = Eighty with
        {
            Scores = [Verdicts("accuracy", 99, 80, missing: 1), Verdicts("format", 99, 80, missing: 1)],
            WithoutScore = new Dictionary<string, IReadOnlyList<string>> { ["accuracy"] = ["q-1"], ["format"] = ["q-2"] },
            Failures = [Wrong("q-7", "no")],
        };

        Assert.Equal(
            """
            Gate format >= 0.9: fails, the mean is 0.8; 1 completed sample without this score counts as 0: q-2
            failing samples
              q-7  accuracy 0: no
              and 19 more
            completed without the score "format", so counted as 0
              q-2
            """,
            Message(summary.With(AtLeast(0.8), AtLeast(0.9, "format"))));
    }

    [Fact]
    public void A_message_names_at_most_fifty_samples()
    {
        var summary = Completed(1000, 800) with { Failures = [.. Enumerable.Range(1, 50).Select(i => Wrong($"q-{i}", "no"))] };

        var lines = Message(summary).Split('\n');

        Assert.Equal(
            ["200 of 1,000 completed samples failed.", "failing samples", "  q-1   accuracy 0: no", "  q-50  accuracy 0: no", "  and 150 more"],
            [lines[0], lines[1], lines[2], lines[51], lines[52]]);
        Assert.Equal(53, lines.Length);
    }

    [Fact]
    public void What_a_model_or_a_dataset_wrote_does_not_drive_the_terminal()
    {
        var summary = Completed(2, 0) with
        {
            Scores = [Verdicts("acc\u001b[2J", 1, 0, missing: 1)],
            Failures = [Wrong("q\u001b[31m\n7", "\u001b]0;title\u0007"), Broken("q\u202e8", "T", "a\u0000b\rc")],
            WithoutScore = new Dictionary<string, IReadOnlyList<string>> { ["acc\u001b[2J"] = ["q\u009b1m"] },
            Partial = null,
            SessionFile = "/\u001b/x",
        };

        var both = Output(summary.With(AtLeast(1, "acc\u001b[2J"))) + Message(summary.With(AtLeast(1, "acc\u001b[2J")));

        Assert.DoesNotContain(both, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
        Assert.Contains("q\\u001b[31m\\n7", both, StringComparison.Ordinal);
    }
}
