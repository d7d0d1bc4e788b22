using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Running;

/// <summary>Samples are what is counted: their trials are averaged first.</summary>
public sealed class TrialFiguresTests : IDisposable
{
    // Of four trials each: a passes all, b passes one, c none.
    private static readonly Dictionary<string, int> passing = new() { ["a"] = 4, ["b"] = 1, ["c"] = 0 };

    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Figures_are_of_samples_and_pass_at_k_stands_beside_them()
    {
        var summary = (await RunAsync()).Summary;

        // (1 + 1/4 + 0) / 3; at least one of four: 2 of 3; all of four: 1 of 3.
        Assert.Equal(("passed", 3, 1.25 / 3), (summary.PassRate!.Name, summary.PassRate.Count, summary.PassRate.Mean));
        Assert.Equal([("pass@4", 3, 2.0 / 3), ("pass^4", 3, 1.0 / 3)], summary.OfTrials.Select(f => (f.Name, f.Count, f.Mean)));
    }

    [Fact]
    public async Task The_output_says_so()
    {
        var text = (await RunAsync()).Text;

        // Student's interval of three samples reaches beyond both ends of a share; those of pass@4 and pass^4 are Wilson's, for 2 of 3 and 1 of 3.
        Assert.Contains("  pass rate  0.417  [0.000, 1.000]  n = 3\n  pass@4     0.667  [0.208, 0.939]  n = 3\n  pass^4     0.333  [0.061, 0.792]  n = 3\n", text, StringComparison.Ordinal);
    }

    // C(4 - 1, 2) / C(4, 2) = 1/2, so b has pass@2 1/2 (Chen et al. 2021, equation 1): (1 + 1/2 + 0) / 3.
    [Theory]
    [InlineData("pass@2", 0.5)]
    [InlineData("pass^2", 1.0 / 3)]
    public async Task A_gate_judges_pass_at_k(string name, double figure)
    {
        var gate = Assert.Single((await RunAsync(new Gate(name, 0.1, null, null))).Verdict.Gates);

        Assert.Equal((GateStatus.Holds, figure), (gate.Status, gate.Value));
    }

    [Fact]
    public async Task A_gate_on_more_trials_than_there_are_is_unknown_and_fails()
    {
        var gate = Assert.Single((await RunAsync(new Gate("pass@5", 0.1, null, null))).Verdict.Gates);

        Assert.Equal(GateStatus.Fails, gate.Status);
        Assert.EndsWith("Give Repeat = 5 or more", gate.Text, StringComparison.Ordinal);
    }

    private Task<EvalTest.Running.EvalOutcome> RunAsync(params Gate[] gates) =>
        engine.RunAsync(passing.Keys.Select(id => (object?)new Row(id)), c => c.Trial < passing[c.SampleId], eval: Engine.Eval() with { Repeat = 4, Gates = gates });

    private sealed record Row(string Id);
}
