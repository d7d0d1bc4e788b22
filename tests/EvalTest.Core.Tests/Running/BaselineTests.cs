using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class BaselineTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task An_eval_that_is_no_worse_holds()
    {
        await RunAsync("main", Passes(80), 200);

        var verdict = (await AgainstMainAsync(Passes(82), 200, 0.05)).Verdict;

        Assert.Equal((true, GateStatus.Holds), (verdict.Passes, verdict.Gates[^1].Status));
        Assert.StartsWith("passed at most 0.05 worse than in main: holds, 0.800 there, 0.820 here over 200 samples: from 0.", verdict.Gates[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_eval_that_became_worse_fails_with_both_figures()
    {
        await RunAsync("main", Passes(90), 200);

        var verdict = (await AgainstMainAsync(Passes(70), 200, 0.05)).Verdict;

        Assert.Equal(GateStatus.Fails, verdict.Gates[^1].Status);
        Assert.StartsWith("Gate passed at most 0.05 worse than in main: fails, 0.900 there, 0.700 here over 200 samples: worse by 0.1", Assert.Single(verdict.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_so_few_samples_cannot_tell_is_underpowered()
    {
        await RunAsync("main", Passes(80), 10);

        var verdict = (await AgainstMainAsync(Passes(70), 10, 0.02)).Verdict;

        Assert.Equal((false, GateStatus.Underpowered), (verdict.Passes, verdict.Gates[^1].Status));
        Assert.EndsWith("samples would decide, if they are like these", verdict.Gates[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_results_hold_whatever_the_allowance()
    {
        await RunAsync("main", c => new Score("quality", c.Index / 100.0), 20, Gated(new Gate("quality", 0, null, null)));

        var verdict = (await AgainstMainAsync(c => new Score("quality", c.Index / 100.0), 20, allowance: null, Gated(new Gate("quality", 0, null, null)))).Verdict;

        Assert.Equal((true, "quality at most 0 worse than in main: holds, every sample is as good as there"), (verdict.Passes, verdict.Gates[^1].Text));
    }

    [Fact]
    public async Task Less_is_better_where_a_gate_has_only_an_upper_bound()
    {
        var gate = Gated(new Gate("length", null, 1000, null));
        await RunAsync("main", c => new Score("length", 10 + (c.Index % 3)), 60, gate);

        Assert.Equal(GateStatus.Fails, (await AgainstMainAsync(c => new Score("length", 20 + (c.Index % 5)), 60, 1, gate)).Verdict.Gates[^1].Status);
        Assert.Equal(GateStatus.Holds, (await AgainstMainAsync(c => new Score("length", 5 + (c.Index % 2)), 60, 1, gate, "shorter")).Verdict.Gates[^1].Status);
    }

    [Fact]
    public async Task Only_samples_with_the_same_input_count()
    {
        await RunAsync("main", _ => true, 10);

        var changed = (await AgainstMainAsync(_ => false, 10, 0, rows: Enumerable.Range(5, 10).Select(i => (object?)new Row($"p{i}", i < 8 ? i + 100 : i)))).Verdict;

        Assert.Contains("1.000 there, 0.000 here over 2 samples (5 only here, 3 with another input, left out)", changed.Gates[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_eval_that_the_baseline_does_not_have_is_not_judged()
    {
        await RunAsync("main", _ => true, 3);

        var verdict = (await AgainstMainAsync(_ => true, 3, 0, Engine.Eval("Tests.New"))).Verdict;

        Assert.Equal((true, GateStatus.NotJudged), (verdict.Passes, verdict.Gates[^1].Status));
    }

    [Fact]
    public async Task A_new_eval_without_gates_still_fails_by_its_samples()
    {
        await RunAsync("main", _ => true, 3);

        var verdict = (await AgainstMainAsync(_ => false, 3, 0, Engine.Eval("Tests.New"))).Verdict;

        Assert.Equal(["3 of 3 completed samples failed."], verdict.Reasons);
    }

    [Theory]
    [InlineData("pr")]
    [InlineData("main")]
    public async Task Samples_that_were_chosen_by_how_they_failed_are_compared_with_nothing(string experiment)
    {
        await RunAsync("main", _ => false, 3);
        await RunAsync("pr", _ => false, 3);
        await engine.RunAsync(Rows(3), _ => true, engine.Options with { Experiment = experiment, Rerun = Rerun.Failed });

        var verdict = (await AgainstMainAsync(_ => true, 3, 0)).Verdict;

        Assert.Equal((false, GateStatus.Fails), (verdict.Passes, verdict.Gates[^1].Status));
        Assert.Contains("refused, because --eval-rerun failed chose the samples", verdict.Gates[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_not_compared()
    {
        await RunAsync("main", _ => true, 10);

        var outcome = await engine.RunAsync(Rows(10), _ => true, engine.Options with { Experiment = "pr", Baseline = "main", Limit = 3 });

        Assert.Equal("no regression against main: not judged, the figures cover only a part (--eval-limit 3); a run of the whole judges it", Assert.Single(outcome.Verdict.Gates).Text);
    }

    [Fact]
    public async Task A_baseline_that_is_not_there_is_refused_before_anything_runs()
    {
        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => AgainstMainAsync(_ => throw new InvalidOperationException("it ran"), 3, 0));

        Assert.StartsWith($"--eval-baseline \"main\" is no experiment in {engine.Folder}. Nothing was run.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gates_of_the_command_line_judge_latency_and_cost()
    {
        var outcome = await engine.RunAsync(Rows(20), c =>
        {
            c.Usage(1, 1, 0.25m);
            return true;
        }, engine.Options with { GateText = "p95(latency)<=60,cost<=0.5,passed>=0.5@90%" });

        Assert.Equal([GateStatus.Holds, GateStatus.Holds, GateStatus.Holds], outcome.Verdict.Gates.Select(g => g.Status));
        Assert.Contains("cost <= 0.5: holds, the mean is 0.25", outcome.Text, StringComparison.Ordinal);
    }

    private static EvalDefinition Gated(Gate gate) => Engine.Eval() with { Gates = [gate] };

    private static Func<EvalContext, object?> Passes(int percent) => context => context.Index * 37 % 100 < percent;

    private static IEnumerable<object?> Rows(int count) => Enumerable.Range(0, count).Select(i => (object?)new Row($"p{i}", i));

    private Task<EvalOutcome> RunAsync(string experiment, Func<EvalContext, object?> body, int count, EvalDefinition? eval = null) =>
        engine.RunAsync(Rows(count), body, engine.Options with { Experiment = experiment }, eval);

    private Task<EvalOutcome> AgainstMainAsync(Func<EvalContext, object?> body, int count, double? allowance, EvalDefinition? eval = null, string experiment = "pr", IEnumerable<object?>? rows = null) =>
        engine.RunAsync(rows ?? Rows(count), body, engine.Options with { Experiment = experiment, Baseline = "main", MaxRegression = allowance }, eval);

    private sealed record Row(string Id, int Value);
}
