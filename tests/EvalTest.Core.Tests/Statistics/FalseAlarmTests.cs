using EvalTest.Statistics;
using MathNet.Numerics.Distributions;

namespace EvalTest.Core.Tests.Statistics;

/// <summary>How often two equal systems are told apart (A/A): counted exactly where it can be.</summary>
public sealed class FalseAlarmTests
{
    private static readonly int more = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 20 : 1;

    [Fact]
    public void McNemar_never_alarms_more_often_than_it_says()
    {
        for (var flipped = 1; flipped <= 300; flipped++)
            foreach (var level in new[] { 0.01, 0.05, 0.2 })
                Assert.True(Alarms(flipped, level, t => t.P) <= level, $"{flipped} {level}");
    }

    /// <summary>Docs/statistics.md says so: the mid-p's rate is nearer to the level, and up to a half above it for the worst number of flips.</summary>
    [Fact]
    public void The_mid_p_is_nearer_to_the_level_and_hardly_above_it()
    {
        var rates = Enumerable.Range(10, 291).Select(flipped => Alarms(flipped, 0.05, t => t.MidP)).ToList();

        Assert.InRange(rates.Average(), 0.045, 0.0515);
        Assert.True(rates.Max() < 0.078, $"{rates.Max()}");
    }

    /// <summary>Of two equal systems, whatever the share of samples that flip, the drop's lower bound lies above 0 in at most 5 % of runs.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(200)]
    public void The_regression_gate_on_verdicts_alarms_at_most_one_time_in_twenty(int n)
    {
        var perFlips = Enumerable.Range(0, n + 1).Select(flipped => Enumerable.Range(0, flipped + 1)
            .Where(gained => OneSidedBounds.OfPairedVerdicts(gained, flipped - gained, n, 0.95).Upper.Value < 0)
            .Sum(gained => Binomial.PMF(0.5, flipped, gained))).ToArray();

        Assert.All(perFlips, rate => Assert.True(rate <= 0.05, $"{rate}"));
        foreach (var share in new[] { 0.02, 0.1, 0.3, 0.9 })
            Assert.True(Enumerable.Range(0, n + 1).Sum(flipped => Binomial.PMF(share, n, flipped) * perFlips[flipped]) <= 0.05);
    }

    /// <summary>With an allowance it alarms far less often where nothing changed, and no more often than it says where the drop is the allowance itself.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void An_allowance_is_kept_too(double allowance)
    {
        const int n = 100;
        foreach (var gain in new[] { 0.01, 0.05, 0.2 })
        {
            double Alarm(double loss) => (from gained in Enumerable.Range(0, n + 1)
                                          from lost in Enumerable.Range(0, n + 1 - gained)
                                          let chance = Binomial.PMF(gain + loss, n, gained + lost) * Binomial.PMF(gain / (gain + loss), gained + lost, gained)
                                          where chance > 1e-12 && OneSidedBounds.OfPairedVerdicts(gained, lost, n, 0.95).Upper.Value < -allowance
                                          select chance).Sum();

            Assert.InRange(Alarm(gain), 0, 0.03);
            Assert.InRange(Alarm(gain + allowance), 0, 0.05);
        }
    }

    /// <summary>All 2⁸ assignments of signs to eight differences are as likely: how many of them alarm is what p promises.</summary>
    [Fact]
    public void Sign_flips_alarm_exactly_as_often_as_they_say()
    {
        double[] sizes = [0.1, 0.5, 1, 1.5, 2, 2.2, 3, 5];
        var p = Enumerable.Range(0, 256).Select(signs => SignFlipTest.Of([.. sizes.Select((s, i) => (signs >> i & 1) == 0 ? s : -s)]).P.Value!.Value).ToList();

        foreach (var level in new[] { 0.01, 0.05, 0.1, 0.5 })
            Assert.InRange(p.Count(v => v <= level) / 256.0, level - (4.0 / 256), level);
    }

    [Fact]
    public void Drawn_sign_flips_alarm_at_most_one_time_in_twenty()
    {
        var random = new Random(1);
        var runs = 500 * more;

        // Equal systems with the heavy tails that scores have.
        var alarms = Enumerable.Range(0, runs).Count(_ => SignFlipTest.Of([.. Enumerable.Range(0, 20).Select(_ => StudentT.Sample(random, 0, 1, 2))], random.Next()).P.Value <= 0.05);

        Assert.InRange((double)alarms / runs, 0.05 - (4 * Math.Sqrt(0.05 * 0.95 / runs)), 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / runs)));
    }

    [Fact]
    public void The_regression_gate_on_scores_alarms_one_time_in_twenty()
    {
        var random = new Random(2);
        var runs = 2_000 * more;

        var alarms = Enumerable.Range(0, runs).Count(_ => OneSidedBounds.OfPairedScores(Enumerable.Range(0, 40).Select(_ => (random.NextDouble(), random.NextDouble())), 0.95).Upper.Value < 0);

        Assert.InRange((double)alarms / runs, 0.05 - (4 * Math.Sqrt(0.05 * 0.95 / runs)), 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / runs)));
    }

    /// <summary>Ten comparisons of equal systems: one alarm or more in at most 5 % of them, after Holm.</summary>
    [Fact]
    public void Holm_keeps_the_alarms_of_all_together()
    {
        var random = new Random(3);
        const int runs = 20_000;

        var alarms = Enumerable.Range(0, runs).Count(_ => Holm.Adjust([.. Enumerable.Range(0, 10).Select(_ => Figure.Of(random.NextDouble()))]).Any(p => p.Value <= 0.05));

        // 1 - 0.995¹⁰ = 4.9 %.
        Assert.InRange((double)alarms / runs, 0.043, 0.055);
    }

    private static double Alarms(int flipped, double level, Func<McNemarTest, Figure> p) =>
        Enumerable.Range(0, flipped + 1).Where(gained => p(McNemarTest.Of(gained, flipped - gained)).Value <= level).Sum(gained => Binomial.PMF(0.5, flipped, gained));
}
