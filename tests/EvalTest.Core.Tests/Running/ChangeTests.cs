using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class ChangeTests : IDisposable
{
    private static readonly EvalFingerprint old = new() { Module = "m1", Code = new string('1', 32), Build = "Release, C# 5", Files = Files('a') };
    private static readonly EvalFingerprint edited = old with { Module = "m2", Code = new string('2', 32) };
    private static readonly EvalFingerprint otherBuild = edited with { Module = "m3", Build = "Debug, C# 5" };

    private readonly Engine engine = new();
    private readonly List<string> ran = [];

    private sealed record Row(string Id, [Expected] int Answer);

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task By_default_results_of_other_code_are_reused_and_it_is_said()
    {
        await RunAsync(old);

        var outcome = await RunAsync(edited, rows: Rows(7));

        Assert.Equal(["s5", "s6"], ran.Order());
        Assert.Contains("\nplan          5 reused, 2 new\ncode changed  5 reused, recorded with other code of the eval or of what it calls; --eval-on-change rerun runs them again\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_reused_in_silence_if_one_likes()
    {
        await RunAsync(old);

        var outcome = await RunAsync(edited, OnChange.Reuse);

        Assert.Empty(ran);
        Assert.Equal(5, outcome.Summary.CompletedBefore);
        Assert.DoesNotContain("changed", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_run_again_if_one_likes_and_once()
    {
        await RunAsync(old);

        var again = await RunAsync(edited, OnChange.Rerun);
        var third = await RunAsync(edited, OnChange.Rerun);

        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], ran.Order());
        Assert.Equal((0, 5), (again.Summary.CompletedBefore, again.Summary.CompletedNow));
        Assert.Contains("code changed  5 recorded with other code of the eval or of what it calls; they ran again\n", again.Text, StringComparison.Ordinal);
        Assert.Equal((5, 0, 0), (third.Summary.CompletedBefore, third.Summary.CompletedNow, third.Summary.Changes.Changed));
    }

    [Fact]
    public async Task A_rerun_that_was_interrupted_goes_on_where_it_was()
    {
        await RunAsync(old);
        await RunAsync(edited, OnChange.Rerun, limit: 2);
        ran.Clear();

        var outcome = await RunAsync(edited, OnChange.Rerun);

        Assert.Equal(["s2", "s3", "s4"], ran.Order());
        Assert.Equal((2, 3), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow));
    }

    [Fact]
    public async Task An_error_of_a_rerun_leaves_the_result_and_is_tried_again_by_the_next()
    {
        await RunAsync(old);

        var failed = await RunAsync(edited, OnChange.Rerun, body: _ => throw new IOException("503"));
        var next = await RunAsync(edited, OnChange.Rerun);

        Assert.Equal((5, 5), (failed.Summary.CompletedBefore, failed.Summary.RerunErrors.Count));
        Assert.Equal((0, 5), (next.Summary.CompletedBefore, next.Summary.CompletedNow));
    }

    [Fact]
    public async Task What_another_build_recorded_is_never_run_again_for_it_and_is_counted()
    {
        await RunAsync(old);

        var outcome = await RunAsync(otherBuild, OnChange.Rerun);

        Assert.Empty(ran);
        Assert.Contains("\nchange unknown  5 reused: recorded by another build, which cannot be compared\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_result_is_compared_with_the_session_that_recorded_it()
    {
        await RunAsync(old, rows: Rows(2));
        await RunAsync(edited, rows: Rows(3));
        await RunAsync(otherBuild, rows: Rows(5));

        var outcome = await RunAsync(edited, rows: Rows(5));

        Assert.Equal((2, 2), (outcome.Summary.Changes.Code, outcome.Summary.Changes.Unknown));
    }

    [Fact]
    public async Task A_file_that_changed_is_named()
    {
        await RunAsync(old);

        var outcome = await RunAsync(old with { Files = Files('b') });

        Assert.Contains("\nfiles changed  5 reused, recorded with other contents of prompts/a.txt; --eval-on-change rerun runs them again\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_expected_may_be_corrected_and_only_that_sample_runs_again()
    {
        await RunAsync(old);

        var outcome = await RunAsync(old, OnChange.Rerun, Rows(5).Select(r => r.Id == "s3" ? r with { Answer = 42 } : r));

        Assert.Equal(["s3"], ran);
        Assert.Contains("\nplan              4 reused\nexpected changed  1 recorded with another expected value in their row; they ran again\n", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Summary.InputChanged);
    }

    [Fact]
    public async Task With_fail_nothing_runs_and_the_message_names_what_changed_and_what_to_give()
    {
        await RunAsync(old);

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync(edited with { Files = Files('b') }, OnChange.Fail, Rows(7).Select(r => r.Id == "s3" ? r with { Answer = 42 } : r)));

        Assert.Empty(ran);
        Assert.Equal("Tests.Eval: of 5 results that would be reused, 4 with other code of the eval or of what it calls, 1 with another expected value in their row were recorded. Nothing was run. Give --eval-on-change rerun to run them again, warn or reuse to keep them, or another --experiment.", refusal.Message);
    }

    [Fact]
    public async Task With_fail_what_did_not_change_or_is_run_again_anyway_or_cannot_be_told_runs()
    {
        await RunAsync(old);

        await RunAsync(old, OnChange.Fail, Rows(6));
        await RunAsync(otherBuild, OnChange.Fail, Rows(7));
        await RunAsync(edited, OnChange.Fail, Rows(7), rerun: Rerun.All);

        Assert.Equal(["s0", "s1", "s2", "s3", "s4", "s5", "s5", "s6", "s6"], ran.Order());
    }

    [Fact]
    public async Task A_plan_says_what_would_become_of_each_sample()
    {
        await RunAsync(old, body: c => c.SampleId == "s1" ? throw new IOException("503") : true);

        var rows = Rows(7).Select(r => r.Id switch { "s2" => r with { Answer = 42 }, _ => r }).ToList<object?>();
        var options = engine.Options with { Plan = true, OnChange = OnChange.Rerun };
        var outcome = await engine.RunAsync(rows, _ => true, options, Eval(edited));

        Assert.Equal(
            """
            Tests.Eval: planned, nothing was run
            experiment        x
            would run         7 of 7 (0 completed before)
            plan              2 new, 1 retried
            expected changed  1 recorded with another expected value in their row; they would run again
            code changed      3 recorded with other code of the eval or of what it calls; they would run again
            """,
            outcome.Text.Split("\nscores")[0].Split("\nresume")[0]);
    }

    [Fact]
    public async Task What_was_retracted_is_asked_for_again_and_not_new()
    {
        await RunAsync(old);

        var outcome = await RunAsync(edited, rerun: Rerun.All, rows: Rows(6));

        Assert.Contains("\nplan        1 new, 5 asked for again\n", outcome.Text, StringComparison.Ordinal);
    }

    private async Task<EvalOutcome> RunAsync(EvalFingerprint fingerprint, OnChange onChange = OnChange.Warn, IEnumerable<Row>? rows = null, int? limit = null, Rerun rerun = Rerun.Errors, Func<EvalContext, object?>? body = null)
    {
        var isFirst = !Directory.Exists(engine.ExperimentFolder);
        return await engine.RunAsync(rows ?? Rows(5), body ?? Note, engine.Options with { OnChange = onChange, Limit = limit, Rerun = rerun }, Eval(fingerprint));

        object? Note(EvalContext context)
        {
            // What the first run runs is known.
            lock (ran)
            {
                if (!isFirst)
                    ran.Add(context.SampleId);
            }

            return true;
        }
    }

    private static EvalDefinition Eval(EvalFingerprint fingerprint) => Engine.Eval() with { Fingerprint = () => fingerprint };

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    private static Dictionary<string, LargeValue> Files(char content) => new() { ["prompts/a.txt"] = new LargeValue(new string(content, 64), 1) };
}
