using EvalTest.Figures;
using EvalTest.Model;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Figures;

public sealed class GateConfidenceTests
{
    // Wilson's one-sided 95 % bounds of 85 of 100: 0.7821 and 0.8995 (Newcombe 1998, formula 3, with z = 1.6449).
    [Theory]
    [InlineData(0.78, null, "Holds", "accuracy >= 0.78 with 95 % confidence: holds, the mean is 0.85 and at least 0.7821 with 95 % confidence")]
    [InlineData(0.8, null, "Underpowered", "accuracy >= 0.8 with 95 % confidence: underpowered, the mean is 0.85 and at least 0.7821 with 95 % confidence; about 320 samples would decide, if they are like these 100")]
    [InlineData(0.9, null, "Fails", "accuracy >= 0.9 with 95 % confidence: fails, the mean is 0.85 and at least 0.7821 with 95 % confidence")]
    [InlineData(null, 0.9, "Holds", "accuracy <= 0.9 with 95 % confidence: holds, the mean is 0.85 and at most 0.8995 with 95 % confidence")]
    [InlineData(null, 0.5, "Fails", "accuracy <= 0.5 with 95 % confidence: fails, the mean is 0.85 and at most 0.8995 with 95 % confidence")]
    public void The_one_sided_bound_must_clear_the_gate(double? low, double? high, string status, string text)
    {
        var verdict = Judge(new Gate("accuracy", low, high, null) { WithConfidence = 0.95 }, 100, 85);

        Assert.Equal((status, text), (verdict.Status.ToString(), verdict.Text));
    }

    [Fact]
    public void Where_all_passed_the_number_of_samples_that_decides_is_counted()
    {
        var verdict = Judge(new Gate("accuracy", 0.9, null, null) { WithConfidence = 0.95 }, 5, 5);

        // Wilson's lower bound of n of n is n / (n + z²): 0.9 from n = 9 z² = 24.35 on.
        Assert.Equal((GateStatus.Underpowered, true), (verdict.Status, verdict.Text.EndsWith("; 25 samples would decide, if all are like these 5", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_sample_can_show_nothing_of_a_mean()
    {
        var summary = Summaries.Completed(1, 1) with { GateValues = new Dictionary<string, GateValues> { ["accuracy"] = new([0.5]) }, Scores = [new ScoreFigures("accuracy", 1, 0, 0.5, double.NaN, false)] };

        Assert.Equal(GateStatus.Underpowered, GateFigure.Judge(new Gate("accuracy", 0.1, null, null) { WithConfidence = 0.95 }, summary).Status);
    }

    [Fact]
    public void A_quantile_is_that_of_the_samples()
    {
        var summary = Summaries.Completed(100, 100) with { GateValues = new Dictionary<string, GateValues> { ["latency"] = new([.. Enumerable.Range(1, 100).Select(i => i / 10.0)]) } };

        var verdict = GateFigure.Judge(new Gate("latency", null, 9.5, null) { Quantile = 0.95 }, summary);

        // Hyndman and Fan's type 7: 1 + 0.95 * 99 = 95.05.
        Assert.Equal((GateStatus.Fails, "p95(latency) <= 9.5: fails, it is 9.505"), (verdict.Status, verdict.Text));
    }

    [Fact]
    public void What_is_unknown_does_not_hold()
    {
        var summary = Summaries.Completed(2, 2) with { GateValues = new Dictionary<string, GateValues> { ["cost"] = new([], "1 of 2 completed samples has no cost") } };

        var verdict = GateFigure.Judge(new Gate("cost", null, 1, null), summary);

        Assert.Equal((GateStatus.Fails, "cost <= 1: fails, 1 of 2 completed samples has no cost"), (verdict.Status, verdict.Text));
    }

    [Fact]
    public void A_better_sample_never_makes_a_verdict_worse()
    {
        var cases = Gen.Choose(2, 60).SelectMany(n => Gen.Choose(0, n - 1).SelectMany(passed => Gen.Choose(1, 99).Select(bound => (n, passed, bound)))).ToArbitrary();

        Prop.ForAll(cases, c =>
        {
            var gate = new Gate("accuracy", c.bound / 100.0, null, null) { WithConfidence = 0.95 };
            return Rank(Judge(gate, c.n, c.passed + 1)) >= Rank(Judge(gate, c.n, c.passed));
        }).QuickCheckThrowOnFailure();
    }

    private static int Rank(GateVerdict verdict) => verdict.Status switch { GateStatus.Holds => 2, GateStatus.Underpowered => 1, _ => 0 };

    private static GateVerdict Judge(Gate gate, int count, int passed)
    {
        var values = Enumerable.Repeat(1.0, passed).Concat(Enumerable.Repeat(0.0, count - passed));
        return GateFigure.Judge(gate, Summaries.Completed(count, passed) with { GateValues = new Dictionary<string, GateValues> { ["accuracy"] = new([.. values]) } });
    }
}
