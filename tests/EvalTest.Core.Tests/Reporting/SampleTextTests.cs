using EvalTest.Model;
using EvalTest.Reporting;
using static EvalTest.Core.Tests.Figures.Summaries;

namespace EvalTest.Core.Tests.Reporting;

public sealed class SampleTextTests
{
    [Fact]
    public void A_failed_sample_shows_its_scores_what_it_recorded_and_its_row()
    {
        var record = Record("q-7", Outcome.Completed) with
        {
            Passed = false,
            Scores = [Score.Fail("expected 18, got 21", "accuracy"), Score.Pass("format"), Score.Measure("latency", 1.25, "cold start")],
            Values = [new("response", "\"The answer\\nis \u001b[31m21.\""u8.ToArray()), new("tokens", "12"u8.ToArray())],
            InputJson = "{\"question\":\"9*2\"}"u8.ToArray(),
        };

        Assert.Equal(
            """
            q-7: accuracy 0: expected 18, got 21
            scores
              accuracy 0 failed: expected 18, got 21
              format 1 passed
              latency 1.25: cold start
            recorded
              response: "The answer\nis \u001b[31m21."
              tokens: 12
            input
              {"question":"9*2"}
            """,
            SampleText.Message(record));
    }

    [Fact]
    public void A_failed_assertion_of_several_lines_is_shown_whole()
    {
        var record = Record("q-7", Outcome.Completed) with
        {
            Passed = false,
            Error = new SampleError("Xunit.Sdk.EqualException", "Assert.Equal() Failure: Values differ\r\nExpected: 1\r\nActual:   \u001b2", "   at A\r\n   at \u001bB"),
        };

        Assert.Equal(
            """
            q-7: Assert.Equal() Failure: Values differ
            Xunit.Sdk.EqualException
              Assert.Equal() Failure: Values differ
              Expected: 1
              Actual:   \u001b2
            """,
            SampleText.Message(record));
        Assert.Equal("   at A\n   at \\u001bB", SampleText.Stack(record));
    }

    [Fact]
    public void An_error_of_one_line_is_said_once()
    {
        var record = Broken("q-7", "System.Net.Http.HttpRequestException", "503 Service Unavailable");

        Assert.Equal("q-7: HttpRequestException: 503 Service Unavailable", SampleText.Message(record));
    }

    [Fact]
    public void A_time_out_says_how_long_it_took()
    {
        var record = Record("q-7", Outcome.Timeout) with { Duration = TimeSpan.FromSeconds(30) };

        Assert.Equal("q-7: timed out after 30.0 s", SampleText.Message(record));
    }

    [Fact]
    public void A_time_out_shows_what_the_cancelled_code_said()
    {
        var record = Record("q-7", Outcome.Timeout) with { Duration = TimeSpan.FromSeconds(30), Error = new SampleError("System.TimeoutException", "no answer from the model", null) };

        Assert.Equal("q-7: timed out after 30.0 s\nSystem.TimeoutException\n  no answer from the model", SampleText.Message(record));
    }

    [Fact]
    public void The_trial_stands_beside_the_id_and_the_variant_in_the_name_of_the_eval()
    {
        var record = Record("q-7", Outcome.Completed) with { Key = new SampleKey("gpt-4", "q-7", 2), Passed = true };

        Assert.Equal("q-7#3: passed", SampleText.Message(record));
    }

    [Fact]
    public void A_sample_without_a_verdict_is_completed()
    {
        Assert.Equal("q-7: completed", SampleText.Message(Record("q-7", Outcome.Completed)));
    }

    [Fact]
    public void A_skipped_sample_gives_its_reason()
    {
        Assert.Equal("q-7: skipped: too long", SampleText.Message(Record("q-7", Outcome.Skipped) with { SkipReason = "too long" }));
    }

    [Fact]
    public void Long_values_are_cut()
    {
        var record = Record("q-7", Outcome.Completed) with { Passed = true, Values = [new("response", [.. Enumerable.Repeat((byte)'a', 10_000)])] };

        Assert.Equal($"q-7: passed\nrecorded\n  response: {new string('a', 500)}…", SampleText.Message(record));
    }

    [Fact]
    public void A_sample_without_an_error_has_no_stack()
    {
        Assert.Null(SampleText.Stack(Record("q-7", Outcome.Completed)));
    }
}
