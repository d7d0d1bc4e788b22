namespace EvalTest.Statistics;

/// <summary>Any statistic over samples with its BCa interval and bootstrap standard error (<see cref="Bootstrap"/>), from 50 samples on.</summary>
internal static class StatisticInterval
{
    /// <param name="samples">In an order that does not depend on when they finished, such as that of their ids.</param>
    /// <param name="statistic">Called a few thousand times with lists as long, and one shorter. It must not keep or change them.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Estimate Of<T>(IReadOnlyList<T> samples, Func<IReadOnlyList<T>, double> statistic, double confidence, int seed = 0) =>
        Of(samples, statistic, [confidence], seed)[0];

    /// <summary>The same at several confidences, from one set of resamples.</summary>
    public static IReadOnlyList<Estimate> Of<T>(IReadOnlyList<T> samples, Func<IReadOnlyList<T>, double> statistic, IReadOnlyList<double> confidences, int seed = 0)
    {
        foreach (var confidence in confidences)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        }

        var method = Bootstrap.BcaName(seed);
        if (samples.Count == 0)
        {
            var nothing = Figure.Unknown("there are no values");
            return [.. confidences.Select(_ => Estimate.Without(nothing, nothing, nothing.Reason!, 0, method))];
        }

        var value = Figure.Of(statistic(samples));
        if (samples.Count < MeanInterval.FewestToResample)
        {
            var reason = $"{samples.Count} samples are too few to resample; it takes {MeanInterval.FewestToResample}";
            return [.. confidences.Select(_ => Estimate.Without(value, Figure.Unknown(reason), reason, samples.Count, method))];
        }

        var bootstrap = Bootstrap.Of(samples, statistic, seed);
        return [.. confidences.Select(confidence => bootstrap.BiasCorrectedAndAccelerated(confidence) is { } interval
            ? Estimate.With(value, bootstrap.StandardError, interval, samples.Count, method)
            : Estimate.Without(value, bootstrap.StandardError, "the resamples do not spread around the figure", samples.Count, method))];
    }
}
