using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class TangoIntervalTests
{
    // Fagerland, Lydersen and Laake, "Recommended tests and confidence intervals for paired binomial proportions", Statistics in Medicine 2014,
    // the airway data of Bentur et al.: one and seven of 21 flipped, Tango's interval is -0.517 to -0.026.
    [Fact]
    public void The_airway_data_have_the_published_interval()
    {
        var interval = TangoInterval.Of(gained: 1, lost: 7, n: 21, 0.95)!;

        Assert.Equal((-0.517, -0.026), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    /// <summary>Without flips it is z²/(n + z²), as Wilson's of 0 of n.</summary>
    [Fact]
    public void Without_flips_it_is_Wilsons()
    {
        var interval = TangoInterval.Of(0, 0, 200, 0.95)!;

        Assert.Equal(WilsonInterval.Of(0, 200, 0.95)!.High, interval.High, 1e-12);
        Assert.Equal(-interval.High, interval.Low);
    }

    [Fact]
    public void Every_small_table_has_an_interval_around_its_difference_and_its_mirror_image()
    {
        for (var gained = 0; gained <= 12; gained++)
            for (var lost = 0; lost <= 12 - gained; lost++)
                foreach (var cautious in new[] { false, true })
                {
                    var interval = TangoInterval.Of(gained, lost, 12, 0.95, cautious)!;
                    var mirror = TangoInterval.Of(lost, gained, 12, 0.95, cautious)!;

                    Assert.InRange((gained - lost) / 12.0, interval.Low, interval.High);
                    Assert.Equal((-interval.High, -interval.Low), (mirror.Low, mirror.High));
                    Assert.InRange(interval.Low, -1, 1);
                    Assert.InRange(interval.High, -1, 1);
                }
    }

    /// <summary>Zero is within the cautious interval exactly where McNemar's chi-squared with the correction for continuity is below z².</summary>
    [Fact]
    public void At_zero_it_is_McNemars_test()
    {
        const double z2 = 3.841458820694124;
        for (var gained = 0; gained <= 40; gained++)
            for (var lost = 0; lost <= 40 - gained; lost++)
            {
                var flipped = Math.Max(1, gained + lost);
                var far = Math.Max(0, Math.Abs(gained - lost) - 1);

                Assert.Equal((gained - lost) * (gained - lost) < z2 * flipped, Holds(TangoInterval.Of(gained, lost, 80, 0.95)!));
                Assert.Equal(far * far < z2 * flipped, Holds(TangoInterval.Of(gained, lost, 80, 0.95, cautious: true)!));
            }

        static bool Holds(Interval interval) => interval.Low <= 0 && interval.High >= 0;
    }

    [Fact]
    public void No_samples_have_no_interval_and_more_flips_than_samples_are_refused()
    {
        Assert.Null(TangoInterval.Of(0, 0, 0, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => TangoInterval.Of(3, 3, 5, 0.95));
    }
}
