using MathNet.Numerics.Distributions;

namespace EvalTest.Statistics;

/// <summary>
/// The confidence interval of a proportion by Wilson's score method, without continuity correction (Wilson, "Probable inference, the law of
/// succession, and statistical inference", JASA 1927). Unlike the textbook interval it stays within 0 and 1 and is honest for few samples
/// and for rates near the ends (Newcombe, Statistics in Medicine 1998).
/// </summary>
internal static class WilsonInterval
{
    /// <summary>The interval; null where there are no trials.</summary>
    /// <param name="successes">0 to <paramref name="n"/>.</param>
    /// <param name="n">How many trials.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static Interval? Of(int successes, int n, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (n == 0)
            return null;

        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var rate = (double)successes / n;
        var shrink = 1 + (z * z / n);
        var center = (rate + (z * z / (2.0 * n))) / shrink;
        var half = z / shrink * Math.Sqrt((rate * (1 - rate) / n) + (z * z / (4.0 * n * n)));
        // The ends are exact where all failed or all passed; rounding must not print them as almost so.
        return new Interval(successes == 0 ? 0 : center - half, successes == n ? 1 : center + half);
    }
}
