using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class ResumeTests : IDisposable
{
    private readonly Engine engine = new();

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    [Fact]
    public async Task An_experiment_that_holds_a_copy_of_a_session_file_goes_on()
    {
        var first = await engine.RunAsync(Rows(3), _ => true);
        File.Copy(first.Summary.SessionFile!, first.Summary.SessionFile! + " (1).jsonl");

        var outcome = await engine.RunAsync(Rows(4), _ => true);

        Assert.Equal((3, 1), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow));
    }

    [Fact]
    public async Task A_plan_says_what_a_rerun_would_run()
    {
        await engine.RunAsync(Rows(5), _ => true);

        var outcome = await engine.RunAsync(Rows(5), _ => true, engine.Options with { Plan = true, Rerun = Rerun.All });

        Assert.Equal((0, 5), (outcome.Summary.CompletedBefore, outcome.Summary.Pending));
    }

    [Fact]
    public async Task What_a_limit_leaves_out_is_not_stale()
    {
        await engine.RunAsync(Rows(10), _ => true);

        Assert.Equal(0, (await engine.RunAsync(Rows(10), _ => true, engine.Options with { Limit = 4 })).Summary.Stale);
        Assert.Equal(3, (await engine.RunAsync(Rows(7), _ => true)).Summary.Stale);
    }

    [Fact]
    public async Task The_same_eval_may_run_twice_in_one_process()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(5)), (_, _) => ValueTask.FromResult<object?>(true));

        var again = await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(6)), (_, _) => ValueTask.FromResult<object?>(true));

        Assert.Equal((6, 6, null, true), (again.Summary.Planned, again.Summary.Completed, again.Summary.DatasetFault, again.Verdict.Passes));
    }

    [Fact]
    public async Task Two_evals_of_one_id_are_refused()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(5)), (_, _) => ValueTask.FromResult<object?>(true));

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(async () => await run.RunEvalAsync(Engine.Eval() with { DisplayName = "Other" }, Engine.Stream(Rows(5)), (_, _) => default));

        Assert.StartsWith("Other and Tests.Eval both have the eval id \"Tests.Eval\" in this run", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_takes_a_backslash_as_itself()
    {
        await engine.RunAsync([new Row(@"a\b", 1), new Row("ab", 2)], _ => true);

        var outcome = await engine.RunAsync([new Row(@"a\b", 1), new Row("ab", 2)], _ => true, engine.Options with { SampleGlob = @"a\b" });

        Assert.Equal(1, outcome.Summary.CompletedNow);
    }

    [Fact]
    public async Task Damage_is_told_in_the_output()
    {
        var first = await engine.RunAsync(Rows(3), _ => true);
        var text = await File.ReadAllTextAsync(first.Summary.SessionFile!, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(first.Summary.SessionFile!, text.Replace("\"id\":\"s1\"", "\"id\":\"s9\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var outcome = await engine.RunAsync(Rows(3), _ => true);

        Assert.Contains("the line does not match its checksum; its sample runs again.", outcome.Text, StringComparison.Ordinal);
    }
}
