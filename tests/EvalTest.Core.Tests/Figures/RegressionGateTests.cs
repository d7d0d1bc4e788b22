using EvalTest.Figures;
using EvalTest.Statistics;
using MathNet.Numerics.Distributions;

namespace EvalTest.Core.Tests.Figures;

/// <summary>
/// How often the regression gate says what, over many runs with a fixed seed. A share p of so many runs has the deviation √(p (1 - p) / runs), of which four are
/// allowed. <c>EVALTEST_NIGHTLY=1</c> simulates twenty times as many.
/// </summary>
public sealed class RegressionGateTests
{
    private static readonly int runs = 1_000 * (Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 20 : 1);

    /// <summary>Tango's bound with the continuity correction errs at most as often as it says (FalseAlarmTests counts it exactly), so the gate does too.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Two_equal_systems_fail_on_verdicts_at_most_one_time_in_twenty(int n)
    {
        var random = new Random(n);

        // Both answer a sample by its own chance, as samples differ in how hard they are.
        var fails = Share(GateStatus.Fails, 0, true, () => Pairs(n, () =>
        {
            var chance = random.NextDouble();
            return (Bit(random, chance), Bit(random, chance));
        }));

        Assert.InRange(fails, 0.005, 0.05 + Four(0.05));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_equal_systems_fail_on_scores_one_time_in_twenty(bool lowerIsBetter)
    {
        var random = new Random(2);

        var fails = Share(GateStatus.Fails, 0, false, () => Pairs(60, () => (random.NextDouble(), random.NextDouble())), lowerIsBetter);

        Assert.InRange(fails, 0.05 - Four(0.05), 0.05 + Four(0.05));
    }

    /// <summary>
    /// Twenty clusters of five whose samples differ together: t with the clusters' error keeps the rate (Cameron and Miller 2015, section VI, for few
    /// clusters of one size), and samples taken for independent do not: their error is too small by √(1 + 4 · 1/2) (Kish, Survey Sampling, 1965, the design effect at
    /// a correlation of 1/2), so that 1.66 of their deviations are 0.96 of the true ones, which a normal value exceeds in 17 % of runs.
    /// </summary>
    [Theory]
    [InlineData(true, 0.05)]
    [InlineData(false, 0.17)]
    public void Clusters_keep_the_rate_that_samples_do_not(bool areCounted, double rate)
    {
        var random = new Random(3);
        var clusters = areCounted ? Enumerable.Range(0, 100).Select(i => $"{i / 5}").ToList() : null;

        var fails = Share(GateStatus.Fails, 0, false, () =>
        {
            var shared = 0.0;
            return Pairs(100, i => (0, Normal.Sample(random, shared = i % 5 == 0 ? Normal.Sample(random, 0, 1) : shared, 1)));
        }, clusters: clusters);

        Assert.InRange(fails, rate - Four(rate) - 0.01, rate + Four(rate) + 0.01);
    }

    /// <summary>As many samples as the plan says find the drop in four runs of five (Guenther 1981, whose formula is within a hundredth of the exact power here).</summary>
    [Fact]
    public void As_many_samples_as_are_planned_find_a_drop_in_scores()
    {
        var random = new Random(4);
        var n = (int)SampleSize.ForPairedDifference(Figure.Of(0.3), -0.12, 0.05, BaselineJudge.Confidence).Value!.Value;

        var fails = Share(GateStatus.Fails, 0.05, false, () => Pairs(n, () => (0, Normal.Sample(random, -0.12, 0.3))));

        Assert.InRange(fails, SampleSize.Power - Four(SampleSize.Power) - 0.01, SampleSize.Power + Four(SampleSize.Power) + 0.01);
    }

    /// <summary>And as many clear an eval that is as good, where some loss is allowed.</summary>
    [Fact]
    public void As_many_samples_as_are_planned_clear_an_equal_system()
    {
        var random = new Random(5);
        var n = (int)SampleSize.ForPairedDifference(Figure.Of(0.3), 0, 0.05, BaselineJudge.Confidence).Value!.Value;

        var holds = Share(GateStatus.Holds, 0.05, false, () => Pairs(n, () => (0, Normal.Sample(random, 0, 0.3))));

        Assert.InRange(holds, SampleSize.Power - Four(SampleSize.Power) - 0.01, SampleSize.Power + Four(SampleSize.Power) + 0.01);
    }

    /// <summary>On verdicts the power is that of the exact sum over all outcomes, which the cautious bound keeps a little below the plan's.</summary>
    [Fact]
    public void As_many_samples_as_are_planned_find_a_drop_in_verdicts_nearly_as_often()
    {
        const double lost = 0.15, gained = 0.05, allowance = 0.02;
        var random = new Random(6);
        var n = (int)SampleSize.ForPairedDifference(Figure.Of(Math.Sqrt(lost + gained - Math.Pow(lost - gained, 2))), gained - lost, allowance, BaselineJudge.Confidence).Value!.Value;
        var exact = (from g in Enumerable.Range(0, n + 1)
                     from l in Enumerable.Range(0, n + 1 - g)
                     let chance = Binomial.PMF(lost + gained, n, g + l) * Binomial.PMF(gained / (lost + gained), g + l, g)
                     where chance > 1e-9 && OneSidedBounds.OfPairedVerdicts(g, l, n, BaselineJudge.Confidence).Upper.Value < -allowance
                     select chance).Sum();

        var fails = Share(GateStatus.Fails, allowance, true, () => Pairs(n, () => random.NextDouble() switch
        {
            < lost => (1, 0),
            < lost + gained => (0, 1),
            _ => (1, 1),
        }));

        Assert.InRange(fails, exact - Four(exact), exact + Four(exact));
        Assert.InRange(exact, SampleSize.Power - 0.1, SampleSize.Power);
    }

    private static double Share(GateStatus status, double allowance, bool areVerdicts, Func<List<(double First, double Second)>> draw, bool lowerIsBetter = false, IReadOnlyList<string>? clusters = null) =>
        (double)Enumerable.Range(0, runs).Count(_ => Judge(draw(), allowance, areVerdicts, lowerIsBetter, clusters) == status) / runs;

    private static GateStatus Judge(List<(double First, double Second)> pairs, double allowance, bool areVerdicts, bool lowerIsBetter, IReadOnlyList<string>? clusters)
    {
        var figure = new BaselineFigure("accuracy", lowerIsBetter, pairs, areVerdicts) { Clusters = clusters };
        return Assert.Single(BaselineJudge.Judge(new BaselineResult("main", allowance, [figure], pairs.Count, 0, 0))).Status;
    }

    private static List<(double First, double Second)> Pairs(int n, Func<(double First, double Second)> one) => Pairs(n, _ => one());

    private static List<(double First, double Second)> Pairs(int n, Func<int, (double First, double Second)> one) => [.. Enumerable.Range(0, n).Select(one)];

    private static double Bit(Random random, double chance) => random.NextDouble() < chance ? 1 : 0;

    private static double Four(double share) => 4 * Math.Sqrt(share * (1 - share) / runs);
}
