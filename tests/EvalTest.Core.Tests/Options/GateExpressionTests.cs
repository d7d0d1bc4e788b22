using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public sealed class GateExpressionTests
{
    public static TheoryData<string, object[]> Right { get; } = new()
    {
        { "accuracy>=0.8", [new Gate("accuracy", 0.8, null, null)] },
        { " accuracy >= 80% ", [new Gate("accuracy", 0.8, null, null)] },
        { "length<=60", [new Gate("length", null, 60, null)] },
        { "delta>=-1.5e-3", [new Gate("delta", -0.0015, null, null)] },
        { "accuracy>=0.8@95%", [new Gate("accuracy", 0.8, null, null) { WithConfidence = 0.95 }] },
        { "p95(latency)<=2.5", [new Gate("latency", null, 2.5, null) { Quantile = 0.95 }] },
        { "p99.9(latency)<=2.5@90%", [new Gate("latency", null, 2.5, null) { Quantile = 0.999, WithConfidence = 0.9 }] },
        { "errors<=5%", [new Gate("passed", null, null, 0.05)] },
        { "names the order>=1,passed>=0.9", [new Gate("names the order", 1, null, null), new Gate("passed", 0.9, null, null)] },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_condition_is_a_gate(string text, object[] gates) => Assert.Equal(gates.Cast<Gate>(), GateExpression.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("accuracy")]
    [InlineData("accuracy>0.8")]
    [InlineData("accuracy>=")]
    [InlineData(">=0.8")]
    [InlineData("accuracy>=high")]
    [InlineData("accuracy>=0.8,")]
    [InlineData("accuracy>=0.8@95")]
    [InlineData("accuracy>=0.8@50%")]
    [InlineData("accuracy>=0.8@100%")]
    [InlineData("p0(latency)<=1")]
    [InlineData("p100(latency)<=1")]
    [InlineData("p95()<=1")]
    [InlineData("errors>=0.1")]
    [InlineData("errors<=1.5")]
    [InlineData("passed>=80")]
    [InlineData("accuracy>=1e999")]
    public void Anything_else_is_refused(string text) => Assert.Null(GateExpression.Parse(text));

    [Fact]
    public void What_is_given_takes_the_place_of_the_eval_s_own_gate_on_the_same_figure()
    {
        Gate[] own = [new("accuracy", 0.8, null, 0.1), new("latency", null, 5, null) { Quantile = 0.95 }, new("passed", null, null, 0.2)];

        var merged = GateExpression.Merge(own, GateExpression.Parse("accuracy>=0.9,latency<=1,errors<=1%")!);

        Assert.Equal([new("latency", null, 5, null) { Quantile = 0.95 }, new("accuracy", 0.9, null, null), new("latency", null, 1, null), new("passed", null, null, 0.01)], merged);
    }

    [Fact]
    public void An_option_that_is_given_twice_adds_up()
    {
        var sources = new OptionSources { CurrentDirectory = "/", CommandLine = new Dictionary<string, IReadOnlyList<string>> { ["eval-gate"] = ["accuracy>=0.8", "length<=60"] } };

        Assert.Equal([new("accuracy", 0.8, null, null), new("length", null, 60, null)], OptionReader.Read(sources).Options.Gates);
    }

    [Fact]
    public void A_regression_needs_a_baseline_and_no_experiment_is_its_own()
    {
        static IEnumerable<string> Errors(params (string Name, string Value)[] given) =>
            OptionRules.Problems(OptionReader.Read(new OptionSources { CurrentDirectory = "/", CommandLine = given.ToDictionary(g => g.Name, IReadOnlyList<string> (g) => [g.Value]) }).Options);

        Assert.Equal(["--eval-max-regression says how much worse than a baseline an eval may be, and there is none: give --eval-baseline NAME too."], Errors(("eval-max-regression", "2%")));
        Assert.Equal(["--eval-baseline \"main\" is the experiment that runs: an experiment is no baseline of itself. Give another --experiment."], Errors(("experiment", "Main"), ("eval-baseline", "main")));
        Assert.Empty(Errors(("experiment", "pr"), ("eval-baseline", "main"), ("eval-max-regression", "0.02")));
    }
}
