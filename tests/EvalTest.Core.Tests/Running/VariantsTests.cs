using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class VariantsTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly List<string> calls = [];

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Each_variant_has_its_own_results_of_one_dataset()
    {
        var first = await RunAsync("m: 1", context => 0.25);
        var second = await RunAsync("m: 2", context => 0.75);
        var again = await RunAsync("m: 1", context => throw new InvalidOperationException("nothing is left to run"));

        Assert.Equal((2, 0.25), (first.Summary.CompletedNow, first.Summary.Scores[0].Mean));
        Assert.Equal((2, 0, 0.75), (second.Summary.CompletedNow, second.Summary.CompletedBefore, second.Summary.Scores[0].Mean));
        Assert.Equal((0, 2, 0.25, 0), (again.Summary.CompletedNow, again.Summary.CompletedBefore, again.Summary.Scores[0].Mean, again.Summary.Stale));
    }

    [Fact]
    public async Task Variants_of_one_eval_run_side_by_side()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);

        var outcomes = await Task.WhenAll(new[] { "m: 1", "m: 2" }.Select(variant =>
            run.RunEvalAsync(Eval(variant), Engine.Stream(["a", "b"]), (_, _) => ValueTask.FromResult<object?>(true))));

        Assert.Equal([2, 2], outcomes.Select(o => o.Summary.CompletedNow));
    }

    [Fact]
    public async Task The_same_variant_twice_in_one_run_is_refused()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        await run.RunEvalAsync(Eval("m: 1"), Engine.Stream(["a"]), (_, _) => ValueTask.FromResult<object?>(true));

        await Assert.ThrowsAnyAsync<EvalTestException>(() =>
            run.RunEvalAsync(Eval("m: 1") with { DisplayName = "another" }, Engine.Stream(["a"]), (_, _) => ValueTask.FromResult<object?>(true)));
    }

    [Fact]
    public async Task A_rerun_forgets_only_the_results_of_its_own_variant()
    {
        await RunAsync("m: 1", _ => true);
        await RunAsync("m: 2", _ => true);

        await RunAsync("m: 1", Note, engine.Options with { Rerun = Rerun.All });
        await RunAsync("m: 2", Note);

        Assert.Equal(["m: 1 a", "m: 1 b"], calls.Order());
    }

    [Fact]
    public async Task Variants_get_the_same_seeds()
    {
        var seeds = new List<int>();
        await RunAsync("m: 1", context => Add(seeds, context.Seed));
        await RunAsync("m: 2", context => Add(seeds, context.Seed));

        Assert.Equal(2, seeds.Distinct().Count());
    }

    private static bool Add(List<int> seeds, int seed)
    {
        lock (seeds)
            seeds.Add(seed);
        return true;
    }

    private static EvalDefinition Eval(string variant) => Engine.Eval() with { Variant = variant };

    private object? Note(EvalContext context)
    {
        lock (calls)
            calls.Add($"{context.Definition.Variant} {context.SampleId}");
        return true;
    }

    private Task<EvalOutcome> RunAsync(string variant, Func<EvalContext, object?> body, RunOptions? options = null) =>
        engine.RunAsync([new Row("a"), new Row("b")], body, options, Eval(variant));

    private sealed record Row(string Id);
}
