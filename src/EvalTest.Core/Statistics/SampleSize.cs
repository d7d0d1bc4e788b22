using MathNet.Numerics.Distributions;

namespace EvalTest.Statistics;

/// <summary>
/// About how many samples would decide, if further ones are like those seen. A planning figure: it takes the spread and the difference seen for the true ones.
/// </summary>
internal static class SampleSize
{
    public const double Power = 0.8;

    // Beyond it no eval goes, and "about so many" means nothing.
    private const double Most = 1e9;

    /// <summary>How many samples make the interval of a mean reach no further than <paramref name="halfWidth"/>: the least n with t · sd / √n within it.</summary>
    public static Figure ForHalfWidth(Figure deviation, double halfWidth, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        return deviation.Value is not { } sd ? deviation : Least(2, n => StudentInterval.Of(0, sd, n, confidence)!.High <= halfWidth);
    }

    /// <summary>How many samples make Wilson's interval around <paramref name="rate"/> reach no further than <paramref name="halfWidth"/> on average of its sides.</summary>
    public static Figure ForHalfWidthOfProportion(double rate, double halfWidth, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        return Least(1, n => z / (1 + (z * z / n)) * Math.Sqrt((rate * (1 - rate) / n) + (z * z / (4.0 * n * n))) <= halfWidth);
    }

    /// <summary>
    /// How many samples let a one-sided bound clear a limit that lies <paramref name="distance"/> from the true mean, with the given power:
    /// (z_c + z_power)² · sd² / distance² + z_c²/2 (Guenther, "Sample size formulas for normal theory t tests", The American Statistician 1981).
    /// </summary>
    /// <param name="deviation">Of the values, or of the differences of pairs.</param>
    /// <param name="distance">From the mean to the limit, on either side.</param>
    /// <param name="confidence">Of the bound, above 0.5.</param>
    /// <param name="power">The share of runs that shall decide.</param>
    public static Figure ToClear(Figure deviation, double distance, double confidence, double power = Power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (deviation.Value is not { } sd)
            return deviation;
        if (distance == 0)
            return Figure.Unknown("the mean lies on the limit, where no number of samples decides");

        var z = Normal.InvCDF(0, 1, confidence);
        var both = (z + Normal.InvCDF(0, 1, power)) * sd / distance;
        return WithinReason(Math.Max(2, Math.Ceiling((both * both) + (z * z / 2))));
    }

    /// <summary>How many pairs decide whether the second is worse than the first by more than <paramref name="allowance"/>, if <paramref name="difference"/> is the true one.</summary>
    /// <param name="deviation">Of the differences.</param>
    /// <param name="difference">Second minus first.</param>
    /// <param name="allowance">How much worse it may be; 0 or more.</param>
    /// <param name="confidence">Of the one-sided bound, above 0.5.</param>
    /// <param name="power">The share of runs that shall decide.</param>
    public static Figure ForPairedDifference(Figure deviation, double difference, double allowance, double confidence, double power = Power)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(allowance);
        return ToClear(deviation, difference + allowance, confidence, power);
    }

    private static Figure Least(int from, Func<int, bool> suffices)
    {
        if (!suffices((int)Most))
            return WithinReason(double.PositiveInfinity);
        var (least, most) = (from, (int)Most);
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            (least, most) = suffices(middle) ? (least, middle) : (middle + 1, most);
        }

        return Figure.Of(least);
    }

    private static Figure WithinReason(double n) => n <= Most ? Figure.Of(n) : Figure.Unknown("it would take more than a billion samples");
}
