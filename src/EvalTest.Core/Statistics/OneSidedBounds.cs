namespace EvalTest.Statistics;

/// <summary>
/// What a gate asks: the figure below which the truth hardly lies, and that above which it hardly lies, each by itself with the confidence given
/// (0.95 leaves 5 % on that side alone). They are the ends of the two-sided interval of confidence 2c - 1.
/// </summary>
/// <param name="Lower">Unknown with the interval's reason.</param>
/// <param name="Upper">Unknown with the interval's reason.</param>
/// <param name="Method">How they were computed.</param>
internal sealed record OneSidedBounds(Figure Lower, Figure Upper, string Method)
{
    /// <summary>Wilson's.</summary>
    public static OneSidedBounds OfProportion(int successes, int n, double confidence) => Of(ProportionInterval.Of(successes, n, TwoSided(confidence)));

    /// <summary>Student's t, whatever the number of values; Wilson's where all of them are 0 or 1.</summary>
    public static OneSidedBounds OfMean(IEnumerable<double> values, double confidence)
    {
        var spread = Spread.Of(values);
        return spread.Count > 0 && spread.IsProportion
            ? OfProportion(spread.Sorted.Count(v => v == 1), spread.Count, confidence)
            : OfSpread(spread, confidence);
    }

    /// <summary>Of the mean of values of which those of one cluster resemble each other.</summary>
    public static OneSidedBounds OfClusteredMean(IReadOnlyCollection<(double Value, string Cluster)> values, double confidence) =>
        Of(ClusteredProportion.Of(values, TwoSided(confidence)));

    /// <summary>Of a quantile, such as that of the latency.</summary>
    public static OneSidedBounds OfQuantile(IEnumerable<double> values, double quantile, double confidence) =>
        Of(QuantileInterval.Of(values, quantile, TwoSided(confidence)));

    /// <summary>Of the mean of second minus first: Student's t of the differences.</summary>
    public static OneSidedBounds OfPairedScores(IEnumerable<(double First, double Second)> pairs, double confidence) =>
        OfSpread(Spread.Of(Differences.Of(pairs)), confidence);

    /// <summary>Of the second's pass rate minus the first's: Tango's, cautious, so that two equal systems are never told apart more often than 1 - c.</summary>
    public static OneSidedBounds OfPairedVerdicts(int gained, int lost, int n, double confidence)
    {
        const string method = "Tango, continuity-corrected";
        const string nothing = "there are no pairs";
        return TangoInterval.Of(gained, lost, n, TwoSided(confidence), cautious: true) is { } interval
            ? new(Figure.Of(interval.Low), Figure.Of(interval.High), method)
            : new(Figure.Unknown(nothing), Figure.Unknown(nothing), method);
    }

    /// <summary>Of the mean of second minus first, where pairs of one cluster resemble each other.</summary>
    /// <param name="pairs">Each with its cluster's label.</param>
    /// <param name="areVerdicts">All values are 0 or 1.</param>
    /// <param name="confidence">On either side.</param>
    public static OneSidedBounds OfPairsInClusters(IReadOnlyCollection<((double First, double Second) Pair, string Cluster)> pairs, bool areVerdicts, double confidence)
    {
        var differences = Differences.Of(pairs.Select(p => p.Pair));
        // Where every verdict turned, nothing shows how clusters differ: each is then taken for one pair.
        if (areVerdicts && differences is [1 or -1, ..] && Array.TrueForAll(differences, d => d == differences[0]))
        {
            var clusters = pairs.Select(p => p.Cluster).Distinct(StringComparer.Ordinal).Count();
            return OfPairedVerdicts(differences[0] > 0 ? clusters : 0, differences[0] < 0 ? clusters : 0, clusters, confidence);
        }

        return Of(ClusteredMean.Of(differences.Zip(pairs, (d, p) => (d, p.Cluster)), TwoSided(confidence)));
    }

    private static OneSidedBounds OfSpread(Spread spread, double confidence)
    {
        const string method = "Student's t";
        var twoSided = TwoSided(confidence);
        if (spread.Missing is { } reason)
            return new(Figure.Unknown(reason), Figure.Unknown(reason), method);
        var interval = StudentInterval.Of(spread.Mean.Value!.Value, spread.StandardDeviation.Value!.Value, spread.Count, twoSided)!;
        return new(Figure.Of(interval.Low), Figure.Of(interval.High), method);
    }

    /// <summary>The ends of an interval of confidence <see cref="TwoSided"/>.</summary>
    public static OneSidedBounds Of(Estimate estimate) => estimate.Interval is { } interval
        ? new(Figure.Of(interval.Low), Figure.Of(interval.High), estimate.Method)
        : new(Figure.Unknown(estimate.NoInterval!), Figure.Unknown(estimate.NoInterval!), estimate.Method);

    /// <summary>The confidence of the interval whose ends leave out 1 - c on their own side.</summary>
    public static double TwoSided(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confidence, 0.9995);
        // 2 · 0.9995 - 1 is a little above 0.999, where Student's quantiles end.
        return Math.Min((2 * confidence) - 1, 0.999);
    }
}
