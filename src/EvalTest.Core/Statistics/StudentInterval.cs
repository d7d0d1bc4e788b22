using MathNet.Numerics.Distributions;

namespace EvalTest.Statistics;

/// <summary>
/// The confidence interval of a mean by Student's t: mean ± t · sd / √n with n - 1 degrees of freedom
/// (Student, "The probable error of a mean", Biometrika 1908; NIST/SEMATECH e-Handbook, section 1.3.5.2).
/// </summary>
internal static class StudentInterval
{
    /// <summary>The interval; null below two values, or where mean or deviation is not finite: one value says nothing of its spread.</summary>
    /// <param name="mean">Of the sample.</param>
    /// <param name="standardDeviation">Of the sample, with n - 1.</param>
    /// <param name="n">How many values.</param>
    /// <param name="confidence">Above 0, at most 0.999.</param>
    public static Interval? Of(double mean, double standardDeviation, int n, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        // Beyond it the quantile for two values leaves the range in which the library searches.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confidence, 0.999);
        if (n < 2 || !double.IsFinite(mean) || !double.IsFinite(standardDeviation))
            return null;

        var quantile = StudentT.InvCDF(0, 1, n - 1, 0.5 + (confidence / 2));
        var half = quantile * standardDeviation / Math.Sqrt(n);
        return new Interval(mean - half, mean + half);
    }
}
