namespace EvalTest.Statistics;

/// <summary>
/// The mean of independent values with the interval that suits them:
/// <list type="bullet">
/// <item>all of them 0 or 1: Wilson's (<see cref="ProportionInterval"/>);</item>
/// <item>below 50 of them: Student's t (<see cref="StudentInterval"/>), which is exact for normal values;</item>
/// <item>from 50 to 5,000: BCa from 2,000 seeded resamples (<see cref="Bootstrap"/>), which follows the skew of the values. Below 50 it covers
/// less than it says;</item>
/// <item>above: Student's t again. What a skew adds is then below a hundredth of the interval's width, and resampling would take seconds.</item>
/// </list>
/// </summary>
internal static class MeanInterval
{
    public const int FewestToResample = 50;
    public const int MostToResample = 5_000;

    /// <param name="values">One for each sample, in any order.</param>
    /// <param name="confidence">Above 0, at most 0.999.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Estimate Of(IEnumerable<double> values, double confidence, int seed = 0)
    {
        var spread = Spread.Of(values);
        return spread.Count > 0 && spread.IsProportion
            ? ProportionInterval.Of(spread.Sorted.Count(v => v == 1), spread.Count, confidence)
            : Of(spread, confidence, seed);
    }

    /// <summary>As <see cref="Of(IEnumerable{double}, double, int)"/> for values that are measured even if all are 0 or 1, such as differences.</summary>
    public static Estimate Of(Spread spread, double confidence, int seed = 0)
    {
        const string student = "Student's t";
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confidence, 0.999);
        if (spread.Missing is { } reason)
            return Estimate.Without(spread.Mean, spread.StandardError, reason, spread.Count, student);

        if (spread.Count is >= FewestToResample and <= MostToResample
            && Bootstrap.OfMean(spread.Sorted, seed).BiasCorrectedAndAccelerated(confidence) is { } resampled)
            return Estimate.With(spread.Mean, spread.StandardError, resampled, spread.Count, Bootstrap.BcaName(seed));

        var interval = StudentInterval.Of(spread.Mean.Value!.Value, spread.StandardDeviation.Value!.Value, spread.Count, confidence)!;
        return Estimate.With(spread.Mean, spread.StandardError, interval, spread.Count, student);
    }
}
