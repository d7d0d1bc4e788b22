using EvalTest.Model;

namespace EvalTest.Core.Tests.Running;

/// <summary>A gate that fails names the samples that weigh most.</summary>
public sealed class HeaviestSamplesTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData(0.9, null, "quality >= 0.9: fails, the mean is 0.45; lowest: p0 (0), p1 (0.1), p2 (0.2) and 6 more below 0.9")]
    [InlineData(null, 0.2, "quality <= 0.2: fails, the mean is 0.45; highest: p9 (0.9), p8 (0.8), p7 (0.7) and 4 more above 0.2")]
    [InlineData(0.1, 0.44, "0.1 <= quality <= 0.44: fails, the mean is 0.45; highest: p9 (0.9), p8 (0.8), p7 (0.7) and 2 more above 0.44")]
    public async Task A_mean_names_those_furthest_on_the_wrong_side(double? low, double? high, string text) =>
        Assert.Equal(text, await JudgeAsync(new Gate("quality", low, high, null), c => Score.Measure("quality", c.Index / 10.0)));

    [Fact]
    public async Task Where_they_are_few_all_are_named() =>
        Assert.EndsWith("; lowest: p3 (0), p7 (0)", await JudgeAsync(new Gate("quality", 0.95, null, null), c => Score.Measure("quality", c.Index is 3 or 7 ? 0 : 1)), StringComparison.Ordinal);

    [Fact]
    public async Task A_gate_that_holds_names_none() =>
        Assert.Equal("quality >= 0.4: holds, the mean is 0.45", await JudgeAsync(new Gate("quality", 0.4, null, null), c => Score.Measure("quality", c.Index / 10.0)));

    [Theory]
    [InlineData("right")]
    [InlineData("passed")]
    public async Task Verdicts_are_named_by_the_list_of_failing_samples_alone(string score) =>
        Assert.EndsWith("0.3", await JudgeAsync(new Gate(score, 0.8, null, null), c => Score.FromBoolean(c.Index < 3, "right")), StringComparison.Ordinal);

    [Fact]
    public async Task Too_many_that_passed_are_named() =>
        Assert.EndsWith("; highest: p0 (1), p1 (1), p2 (1) and 1 more above 0.2", await JudgeAsync(new Gate("refuses", null, 0.2, null), c => Score.FromBoolean(c.Index < 4, "refuses")), StringComparison.Ordinal);

    [Fact]
    public async Task The_dearest_samples_are_named() =>
        Assert.Equal("cost <= 0.1: fails, the mean is 0.45; highest: p9 (0.9), p8 (0.8), p7 (0.7) and 5 more above 0.1", await JudgeAsync(new Gate("cost", null, 0.1, null), c =>
        {
            c.Usage(1, 1, c.Index / 10m);
            return null;
        }));

    [Fact]
    public async Task A_quantile_names_what_lies_beyond_it() =>
        Assert.EndsWith("; highest: p9 (0.9), p8 (0.8)", await JudgeAsync(new Gate("quality", null, 0.75, null) { Quantile = 0.9 }, c => Score.Measure("quality", c.Index / 10.0)), StringComparison.Ordinal);

    [Fact]
    public async Task Trials_are_averaged_and_those_that_never_passed_come_first() =>
        Assert.Equal(
            "pass^2 >= 0.9: fails, the mean is 0.5; lowest: p0 (0), p1 (0), p2 (0) and 2 more below 0.9",
            await JudgeAsync(new Gate("pass^2", 0.9, null, null), c => c.Index >= 5 || c.Trial < c.Index % 2, repeat: 2));

    [Fact]
    public async Task What_lacks_the_score_is_named_once() =>
        Assert.Equal(
            "quality >= 0.9: fails, the mean is 0.4; 5 completed samples without this score count as 0: p0, p1, p2 and 2 more; lowest: p5 (0.8), p6 (0.8), p7 (0.8) and 2 more below 0.9",
            await JudgeAsync(new Gate("quality", 0.9, null, null), c => c.Index < 5 ? null : Score.Measure("quality", 0.8)));

    private async Task<string> JudgeAsync(Gate gate, Func<EvalContext, object?> body, int repeat = 1) =>
        Assert.Single((await engine.RunAsync(Enumerable.Range(0, 10).Select(i => (object?)new Row($"p{i}")), body, eval: Engine.Eval() with { Gates = [gate], Repeat = repeat })).Verdict.Gates).Text;

    private sealed record Row(string Id);
}
