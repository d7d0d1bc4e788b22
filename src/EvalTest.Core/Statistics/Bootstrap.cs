using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace EvalTest.Statistics;

/// <summary>
/// A statistic computed from seeded resamples, and the intervals that these give (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
/// chapters 13 and 14; Efron, "Better bootstrap confidence intervals", JASA 1987).
/// </summary>
internal sealed class Bootstrap
{
    public const int Resamples = 2_000;

    private readonly double observed;
    private readonly double[] replicates;

    private Bootstrap(double observed, double acceleration, double[] replicates)
    {
        Array.Sort(replicates);
        (this.observed, Acceleration, this.replicates) = (observed, acceleration, replicates);
    }

    public static string BcaName(int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"BCa bootstrap, {Resamples:N0} resamples, seed {seed}");

    /// <param name="sorted">Ascending, so that the order in which samples finished does not show.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Bootstrap OfMean(double[] sorted, int seed)
    {
        var random = new Random(seed);
        var replicates = new double[Resamples];
        for (var i = 0; i < replicates.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < sorted.Length; j++)
                sum += sorted[random.Next(sorted.Length)];
            replicates[i] = sum / sorted.Length;
        }

        var mean = Moments.Of(sorted).Mean;
        // Leaving out a value moves the mean by its distance from it, over n - 1: a factor that cancels.
        return new Bootstrap(mean, AccelerationOf(sorted.Select(v => v - mean)), replicates);
    }

    /// <param name="samples">In an order that does not depend on when they finished, such as that of their ids.</param>
    /// <param name="statistic">Called with as many samples, and once for each with one less. It must not keep or change the list.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Bootstrap Of<T>(IReadOnlyList<T> samples, Func<IReadOnlyList<T>, double> statistic, int seed)
    {
        var random = new Random(seed);
        var drawn = new T[samples.Count];
        var replicates = new double[Resamples];
        for (var i = 0; i < replicates.Length; i++)
        {
            for (var j = 0; j < drawn.Length; j++)
                drawn[j] = samples[random.Next(drawn.Length)];
            replicates[i] = statistic(drawn);
        }

        var without = Enumerable.Range(0, samples.Count).Select(i => statistic([.. samples.Where((_, j) => j != i)])).ToArray();
        var center = Moments.Of(without).Mean;
        return new Bootstrap(statistic(samples), AccelerationOf(without.Select(v => center - v)), replicates);
    }

    /// <summary>How fast the standard error changes with the figure (equation 14.15).</summary>
    public double Acceleration { get; }

    /// <summary>The deviation of the replicates (chapter 6).</summary>
    public Figure StandardError => Figure.Of(Moments.Of(replicates).StandardDeviation);

    /// <summary>The interval that leaves out the same share of replicates on either side (section 13.3); null where a replicate is not finite.</summary>
    public Interval? Percentile(double confidence)
    {
        var tail = (1 - confidence) / 2;
        return IsFinite ? new Interval(Quantile(tail), Quantile(1 - tail)) : null;
    }

    /// <summary>
    /// The interval whose shares are corrected for the bias and the skew of the replicates (section 14.3); null where a replicate is not
    /// finite, or all of them lie on one side of what was observed.
    /// </summary>
    public Interval? BiasCorrectedAndAccelerated(double confidence)
    {
        if (!IsFinite || !double.IsFinite(Acceleration))
            return null;
        var below = ShareBelow();
        if (below is 0 or 1)
            return null;

        var bias = Normal.InvCDF(0, 1, below);
        var tail = (1 - confidence) / 2;
        return new Interval(Quantile(Corrected(bias, tail)), Quantile(Corrected(bias, 1 - tail)));
    }

    private bool IsFinite => double.IsFinite(observed) && double.IsFinite(replicates[0]) && double.IsFinite(replicates[^1]);

    // Equation 14.10.
    private double Corrected(double bias, double share)
    {
        var shifted = bias + Normal.InvCDF(0, 1, share);
        return Normal.CDF(0, 1, bias + (shifted / (1 - (Acceleration * shifted))));
    }

    // Equation 14.14, with half of those that equal what was observed: values of few kinds, such as 0 and 1, make many of them. A sum in
    // another order differs by its rounding and is still equal.
    private double ShareBelow()
    {
        var rounding = 1e-12 * (Math.Abs(observed) + replicates[^1] - replicates[0]);
        var below = replicates.Count(r => r < observed - rounding);
        var equal = replicates.Count(r => Math.Abs(r - observed) <= rounding);
        return (below + (equal / 2.0)) / replicates.Length;
    }

    private double Quantile(double share) => SortedArrayStatistics.QuantileCustom(replicates, share, QuantileDefinition.R6);

    // Of the jackknife's deviations.
    private static double AccelerationOf(IEnumerable<double> deviations)
    {
        double squares = 0, cubes = 0;
        foreach (var deviation in deviations)
        {
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
