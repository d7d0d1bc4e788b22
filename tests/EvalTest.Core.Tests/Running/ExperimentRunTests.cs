using System.Collections.Concurrent;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class ExperimentRunTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly ConcurrentBag<string> ran = [];

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    private object? Pass(EvalContext context)
    {
        ran.Add(context.SampleId);
        return true;
    }

    [Fact]
    public async Task A_first_run_completes_every_sample()
    {
        var outcome = await engine.RunAsync(Rows(100), Pass);

        Assert.Equal((100, 0, 100, true), (outcome.Summary.CompletedNow, outcome.Summary.CompletedBefore, ran.Count, outcome.Verdict.Passes));
    }

    [Fact]
    public async Task A_second_run_executes_nothing()
    {
        await engine.RunAsync(Rows(100), Pass);
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(100), Pass);

        Assert.Equal((0, 100, 0), (outcome.Summary.CompletedNow, outcome.Summary.CompletedBefore, ran.Count));
    }

    [Fact]
    public async Task Only_new_rows_run_after_rows_were_added_removed_and_reordered()
    {
        await engine.RunAsync(Rows(100), Pass);
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(120).Skip(10).Reverse(), Pass);

        Assert.Equal(Enumerable.Range(100, 20).Select(i => $"s{i}").Order(), ran.Order());
        Assert.Equal((90, 20, 10), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow, outcome.Summary.Stale));
    }

    [Fact]
    public async Task A_row_whose_content_changed_under_its_id_runs_again()
    {
        await engine.RunAsync(Rows(10), Pass);
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(10).Select(r => r.Id == "s3" ? r with { Value = -1 } : r), Pass);

        Assert.Equal(["s3"], ran);
        Assert.Equal(1, outcome.Summary.InputChanged);
    }

    [Fact]
    public async Task An_error_runs_again_and_a_zero_does_not()
    {
        await engine.RunAsync(Rows(2), c => c.SampleId == "s0" ? 0.0 : throw new InvalidOperationException("no network"));
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(2), Pass);

        Assert.Equal(["s1"], ran);
        Assert.Equal((1, 1, 0), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow, outcome.Summary.Errors));
    }

    [Fact]
    public async Task An_error_is_given_up_after_ten_attempts()
    {
        for (var i = 0; i < 12; i++)
        {
            await engine.RunAsync(Rows(1), c =>
            {
                Pass(c);
                throw new InvalidOperationException("no network");
            });
        }

        var outcome = await engine.RunAsync(Rows(1), Pass);

        Assert.Equal(10, ran.Count);
        Assert.Equal((1, 1), (outcome.Summary.Errors, outcome.Summary.GivenUp));
    }

    [Fact]
    public async Task Equal_rows_without_an_id_are_told_apart_by_a_suffix()
    {
        await engine.RunAsync(["a", "a", "a", "b"], Pass);

        var suffixes = ran.Where(id => id.Contains('~')).Select(id => id.Split('~')[1]).Order();
        Assert.Equal((4, "2,3"), (ran.Distinct().Count(), string.Join(',', suffixes)));
    }

    [Fact]
    public async Task Two_rows_with_the_same_id_stop_the_reading_with_an_error_that_names_both()
    {
        var outcome = await engine.RunAsync([new Row("a", 1), new Row("b", 2), new Row("a", 3)], Pass);

        Assert.Equal("Tests.Eval: rows 0 and 2 of the dataset (counted from 0) both have the id \"a\". A result would belong to either of them. Give each row an id of its own.", outcome.Summary.DatasetFault);
        Assert.False(outcome.Verdict.Passes);
    }

    [Fact]
    public async Task A_dataset_that_throws_keeps_what_ran_before()
    {
        static IEnumerable<Row> Broken()
        {
            yield return new Row("a", 1);
            throw new IOException("disk on fire");
        }

        var first = await engine.RunAsync(Broken(), Pass);
        var second = await engine.RunAsync([new Row("a", 1)], Pass);

        Assert.StartsWith("The dataset of Tests.Eval threw after 1 rows: IOException: disk on fire", first.Summary.DatasetFault, StringComparison.Ordinal);
        Assert.Equal((1, 1), (ran.Count, second.Summary.CompletedBefore));
    }

    [Fact]
    public async Task A_limit_counts_in_what_was_completed_earlier()
    {
        await engine.RunAsync(Rows(100), Pass, engine.Options with { Limit = 10 });

        var outcome = await engine.RunAsync(Rows(100), Pass, engine.Options with { Limit = 15 });

        Assert.Equal((15, 10, 5), (ran.Count, outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow));
    }

    [Fact]
    public async Task A_named_sample_runs_again_although_it_is_completed()
    {
        await engine.RunAsync(Rows(20), Pass);
        ran.Clear();

        await engine.RunAsync(Rows(20), Pass, engine.Options with { SampleGlob = "s1?" });

        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"s{i}"), ran.Order());
    }

    [Fact]
    public async Task An_error_of_a_named_sample_leaves_its_earlier_result_and_fails_the_run()
    {
        await engine.RunAsync(Rows(3), Pass);

        var outcome = await engine.RunAsync(Rows(3), _ => throw new InvalidOperationException("no network"), engine.Options with { SampleGlob = "s1" });

        Assert.Equal((1, 0, 1), (outcome.Summary.Completed, outcome.Summary.Errors, outcome.Summary.RerunErrors.Count));
        Assert.False(outcome.Verdict.Passes);
    }

    [Fact]
    public async Task Rerun_failed_runs_failures_and_errors_and_an_interrupted_one_goes_on()
    {
        await engine.RunAsync(Rows(4), c => c.SampleId == "s3" ? throw new InvalidOperationException("no network") : c.SampleId == "s0");
        await engine.RunAsync(Rows(4), Pass, engine.Options with { Rerun = Rerun.Failed, Limit = 2 });
        var first = ran.Order().ToArray();
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(4), Pass);

        Assert.Equal((["s1"], ["s2", "s3"]), (first, ran.Order().ToArray()), EqualityComparer<(string[], string[])>.Create((a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2)));
        Assert.True(outcome.Summary.Selected);
    }

    [Fact]
    public async Task Rerun_failed_selects_nothing_where_nothing_failed()
    {
        await engine.RunAsync(Rows(3), Pass);

        var outcome = await engine.RunAsync(Rows(3), Pass, engine.Options with { Rerun = Rerun.Failed });

        Assert.False(outcome.Summary.Selected);
    }

    [Fact]
    public async Task A_body_that_blocks_its_thread_runs_out_of_time_too()
    {
        using var release = new ManualResetEventSlim();
        var eval = Engine.Eval() with { Timeout = TimeSpan.FromMilliseconds(20) };

        var outcome = await engine.RunAsync(Rows(1), _ => release.Wait(TimeSpan.FromSeconds(30)), eval: eval);
        release.Set();

        Assert.Equal(1, outcome.Summary.Timeouts);
    }

    [Fact]
    public async Task Two_scores_of_one_name_before_a_failed_assertion_are_that_samples_error_and_the_run_goes_on()
    {
        var outcome = await engine.RunAsync(Rows(3), c =>
        {
            if (c.SampleId != "s1")
                return true;
            c.Score(Score.Pass("same"));
            c.Score(Score.Pass("same"));
            throw new Xunit.Sdk.XunitException("expected 1, got 2");
        });

        Assert.Equal((2, 1), (outcome.Summary.CompletedNow, outcome.Summary.Errors));
    }

    [Fact]
    public async Task Rerun_all_runs_everything_again()
    {
        await engine.RunAsync(Rows(5), Pass);
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(5), Pass, engine.Options with { Rerun = Rerun.All });

        Assert.Equal((5, 5, 0), (ran.Count, outcome.Summary.CompletedNow, outcome.Summary.CompletedBefore));
    }

    [Fact]
    public async Task A_damaged_line_is_told_with_file_and_line_and_its_sample_runs_again()
    {
        await engine.RunAsync(Rows(3), Pass);
        var file = Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"id\":\"s1\"", "\"id\":\"sX\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(3), Pass);

        Assert.Equal(["s1"], ran);
        Assert.Contains($"damage in the session files, not believed\n  {file}:", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_words_of_a_finished_run_ask_for_no_resume()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(3)), (_, _) => ValueTask.FromResult<object?>(true));

        Assert.Matches(@"\Arecorded 3 samples now, 0 stood before\nsession  \S+\z", run.Farewell);
    }

    [Fact]
    public async Task The_last_words_of_a_plan_say_what_would_run()
    {
        await engine.RunAsync(Rows(3), Pass);
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Plan = true }, stop);
        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(7)), (_, _) => throw new InvalidOperationException("A plan runs nothing."));

        Assert.Equal("nothing was run: --eval-plan\nplan     Tests.Eval: would run 4 of 7, 3 reused", run.Farewell);
    }

    [Fact]
    public async Task The_last_words_of_a_stopped_run_say_how_to_resume()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        stop.Request("stopped by a test");
        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(3)), (_, _) => ValueTask.FromResult<object?>(true));

        Assert.Matches(@"\Arecorded 0 samples now, 0 stood before\nsession  \S+\nresume   dotnet test .*-p:Experiment=x.*\z", run.Farewell);
    }

    [Fact]
    public async Task Plan_runs_nothing_and_writes_nothing()
    {
        await engine.RunAsync(Rows(5), Pass);
        var files = Directory.GetFiles(engine.ExperimentFolder).Length;
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(7), Pass, engine.Options with { Plan = true });

        Assert.Equal((0, 5, 2, files), (ran.Count, outcome.Summary.CompletedBefore, outcome.Summary.Pending, Directory.GetFiles(engine.ExperimentFolder).Length));
    }

    [Fact]
    public async Task A_second_writer_is_refused_with_who_holds_the_experiment()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => engine.RunAsync(Rows(1), Pass));

        Assert.StartsWith($"Process {Environment.ProcessId} on {Environment.MachineName} has been writing the experiment in ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(ran);
    }

    [Fact]
    public async Task A_stop_lets_samples_in_flight_finish_and_starts_no_others()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        var release = new TaskCompletionSource<object?>();
        var started = new CountdownEvent(8);

        var running = run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(100)), (_, _) =>
        {
            started.Signal();
            return new ValueTask<object?>(release.Task);
        });
        started.Wait(TestContext.Current.CancellationToken);
        stop.Request("stopped by a test");
        release.SetResult(true);
        var outcome = await running;

        Assert.Equal((8, "stopped by a test", false), (outcome.Summary.CompletedNow, outcome.Summary.Stopped, outcome.Verdict.Passes));
    }

    [Fact]
    public async Task A_second_request_abandons_samples_that_ignore_it_and_writes_nothing_of_them()
    {
        using var stop = new StopSignal(TimeSpan.FromHours(1), TimeProvider.System);
        await using (var run = await engine.OpenAsync(null, stop))
        {
            var started = new CountdownEvent(8);
            var running = run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(100)), (_, _) =>
            {
                started.Signal();
                return new ValueTask<object?>(new TaskCompletionSource<object?>().Task);
            });
            started.Wait(TestContext.Current.CancellationToken);
            stop.Request("stopped by a test");
            stop.Request("again");
            var outcome = await running;

            Assert.Equal((0, 0, false), (outcome.Summary.CompletedNow, outcome.Summary.Errors, outcome.Verdict.Passes));
        }

        Assert.Equal(100, (await engine.RunAsync(Rows(100), Pass)).Summary.CompletedNow);
    }

    [Fact]
    public async Task A_body_that_takes_too_long_is_a_timeout_and_runs_again()
    {
        var eval = Engine.Eval() with { Timeout = TimeSpan.FromMilliseconds(20) };
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using (var run = await engine.OpenAsync(null, stop))
        {
            var outcome = await run.RunEvalAsync(eval, Engine.Stream(Rows(1)), (_, _) => new ValueTask<object?>(new TaskCompletionSource<object?>().Task));
            Assert.Equal(1, outcome.Summary.Timeouts);
        }

        Assert.Equal(1, (await engine.RunAsync(Rows(1), Pass)).Summary.CompletedNow);
    }

    [Fact]
    public async Task A_body_that_took_too_long_keeps_the_output_it_had_written()
    {
        var eval = Engine.Eval() with { Timeout = TimeSpan.FromMilliseconds(20) };
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);

        var outcome = await run.RunEvalAsync(eval, Engine.Stream(Rows(1)), (context, _) =>
        {
            context.Collect = c => c.Output = "so far";
            return new ValueTask<object?>(new TaskCompletionSource<object?>().Task);
        });

        Assert.Equal("so far", outcome.Summary.Failures[0].Output);
    }
}
