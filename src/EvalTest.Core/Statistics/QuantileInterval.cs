using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace EvalTest.Statistics;

/// <summary>
/// A quantile, interpolated as Hyndman and Fan's type 7 does ("Sample quantiles in statistical packages", The American Statistician 1996), with
/// the interval between two of the sorted values (Hahn and Meeker, Statistical Intervals, 1991, section 5.2): how many values lie below the
/// true quantile is binomial, whatever their distribution, so that it covers at least as often as it says.
/// </summary>
internal static class QuantileInterval
{
    private const string Method = "order statistics";

    public static Estimate Median(IEnumerable<double> values, double confidence) => Of(values, 0.5, confidence);

    /// <param name="values">One for each sample, in any order.</param>
    /// <param name="quantile">0 to 1: 0.5 is the median, 0.95 the value that a twentieth exceeds.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static Estimate Of(IEnumerable<double> values, double quantile, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantile, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);

        var spread = Spread.Of(values);
        if (spread.Sorted is [] || spread.Sorted.Any(v => !double.IsFinite(v)))
            return Estimate.Without(spread.Mean, spread.Mean, spread.Mean.Reason!, spread.Count, Method);

        var noError = Figure.Unknown("it would need the density of the values; the interval does without");
        var value = Figure.Of(SortedArrayStatistics.QuantileCustom(spread.Sorted, quantile, QuantileDefinition.R7));
        return Ranks(spread.Count, quantile, confidence) is (var low, var high)
            ? Estimate.With(value, noError, new Interval(spread.Sorted[low - 1], spread.Sorted[high - 1]), spread.Count, Method)
            : Estimate.Without(value, noError, TooFew(spread.Count, quantile, confidence), spread.Count, Method);
    }

    /// <summary>
    /// The ranks, from 1, of the values that bound the quantile: its chance to lie below the lower or above the upper one is at most half of
    /// 1 - <paramref name="confidence"/> each. Null where there are too few values.
    /// </summary>
    public static (int Low, int High)? Ranks(int n, double quantile, double confidence)
    {
        var tail = (1 - confidence) / 2;
        // Below the lower end: at most low - 1 values are smaller than the quantile. Above the upper: at least high are.
        var low = FirstAbove(n, quantile, tail);
        var high = FirstAbove(n, quantile, 1 - tail) + 1;
        return low < 1 || high > n ? null : (low, high);
    }

    // The fewest values x for which no more than x lie below the quantile with a chance above the level.
    private static int FirstAbove(int n, double quantile, double level)
    {
        var (least, most) = (0, n);
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            (least, most) = Binomial.CDF(quantile, n, middle) > level ? (least, middle) : (middle + 1, most);
        }

        return least;
    }

    private static string TooFew(int n, double quantile, double confidence)
    {
        var side = Math.Max(quantile, 1 - quantile);
        var culture = CultureInfo.InvariantCulture;
        return side == 1
            ? "the least and the greatest value of all are not bounded by those seen"
            : string.Create(culture, $"{n} values are too few for an interval of the {quantile:0.###} quantile; it takes {Math.Ceiling(Math.Log((1 - confidence) / 2) / Math.Log(side)):0}");
    }
}
