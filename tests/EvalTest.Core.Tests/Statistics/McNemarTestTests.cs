using System.Numerics;
using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class McNemarTestTests
{
    /// <summary>
    /// Agresti 1990, page 350, and R's example(mcnemar.test): 86 and 150 flipped. The exact p in whole numbers, which lies between those of the
    /// chi-squared test without the correction for continuity (17.3559, 3.099e-05) and with it (16.8178, 4.115e-05).
    /// </summary>
    [Fact]
    public void The_approval_ratings_are_exact()
    {
        var test = McNemarTest.Of(gained: 86, lost: 150);

        Assert.Equal(Exactly(86, 150), test.P.Value!.Value, 1e-16);
        Assert.InRange(test.P.Value!.Value, 3.099e-05, 4.115e-05);
        Assert.Equal((86.0 / 150, (86.0 / 236) - 0.5), (test.OddsRatio.Value, test.G.Value));
    }

    // Fagerland, Lydersen and Laake 2013, on the airway data of Bentur et al. 2009: exact 0.070, mid-p 0.039; by hand 18/256 and 10/256.
    [Fact]
    public void One_against_seven_is_as_published()
    {
        var test = McNemarTest.Of(7, 1);

        Assert.Equal((18.0 / 256, 10.0 / 256), (test.P.Value!.Value, test.MidP.Value!.Value), new Near());
        Assert.Equal((7, 0.375), (test.OddsRatio.Value, test.G.Value));
    }

    [Fact]
    public void It_is_the_binomial_sum_for_every_small_count_and_for_large_ones()
    {
        for (var gained = 0; gained <= 30; gained++)
            for (var lost = 0; lost <= 30; lost++)
                Assert.Equal(Exactly(gained, lost), McNemarTest.Of(gained, lost).P.Value!.Value, 1e-12);
        Assert.Equal(Exactly(4_900, 5_100), McNemarTest.Of(4_900, 5_100).P.Value!.Value, 1e-10);
    }

    [Fact]
    public void As_many_gained_as_lost_has_a_p_of_one()
    {
        Assert.All(Enumerable.Range(0, 200), n => Assert.Equal((1, 1), (McNemarTest.Of(n, n).P.Value!.Value, McNemarTest.Of(n, n).MidP.Value!.Value), new Near()));
    }

    [Fact]
    public void Without_flips_or_losses_the_effect_is_unknown_and_says_why()
    {
        Assert.Equal(("no sample flipped", "no sample flipped"), (McNemarTest.Of(0, 0).OddsRatio.Reason, McNemarTest.Of(0, 0).G.Reason));
        Assert.Equal(("no sample was lost", 0.5), (McNemarTest.Of(5, 0).OddsRatio.Reason, McNemarTest.Of(5, 0).G.Value));
    }

    private static double Exactly(int gained, int lost)
    {
        var (flipped, fewer) = (gained + lost, Math.Min(gained, lost));
        BigInteger term = 1, sum = 0;
        for (var i = 0; i <= fewer; i++)
        {
            sum += term;
            term = term * (flipped - i) / (i + 1);
        }

        return Math.Min(1, (double)((sum << 121) >> flipped) / Math.Pow(2, 120));
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-12 && Math.Abs(x.Item2 - y.Item2) < 1e-12;

        public int GetHashCode((double, double) obj) => 0;
    }
}
