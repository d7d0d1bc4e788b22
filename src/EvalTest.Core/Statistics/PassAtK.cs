using System.Globalization;

namespace EvalTest.Statistics;

/// <summary>
/// From the trials of each sample: pass@k, the chance that at least one of k trials passes, and pass^k, that all of k do. Both estimators are
/// free of bias: of all ways to choose k of a sample's n trials, c of which passed, they count the share that would pass, 1 - C(n-c, k)/C(n, k)
/// (Chen et al., "Evaluating large language models trained on code", 2021, equation 1) and C(c, k)/C(n, k) (Yao et al., "τ-bench", 2024).
/// </summary>
internal static class PassAtK
{
    /// <summary>The share of choices of <paramref name="k"/> trials of which at least one passed; unknown for fewer than k trials.</summary>
    public static Figure OfSample(SampleTrials trials, int k) => NoChoice(trials, k) ?? Figure.Of(1 - NonePicked(trials.Count - trials.Passed, trials.Count, k));

    /// <summary>The share of choices of <paramref name="k"/> trials all of which passed; unknown for fewer than k trials.</summary>
    public static Figure AllOfSample(SampleTrials trials, int k) => NoChoice(trials, k) ?? Figure.Of(NonePicked(trials.Passed, trials.Count, k));

    /// <summary>pass@k, averaged over the samples that have at least <paramref name="k"/> trials, with <see cref="MeanInterval"/> over them.</summary>
    public static Estimate Of(IReadOnlyCollection<SampleTrials> samples, int k, double confidence, int seed = 0) =>
        Average(samples, k, OfSample, confidence, seed);

    /// <summary>pass^k, averaged likewise.</summary>
    public static Estimate AllOf(IReadOnlyCollection<SampleTrials> samples, int k, double confidence, int seed = 0) =>
        Average(samples, k, AllOfSample, confidence, seed);

    private static Estimate Average(IReadOnlyCollection<SampleTrials> samples, int k, Func<SampleTrials, int, Figure> share, double confidence, int seed)
    {
        double[] known = [.. samples.Select(s => share(s, k).Value).OfType<double>()];
        var estimate = MeanInterval.Of(known, confidence, seed);
        if (known.Length == samples.Count)
            return estimate;
        if (known.Length > 0)
            return estimate with { Method = string.Create(CultureInfo.InvariantCulture, $"{estimate.Method}, without {samples.Count - known.Length} of {samples.Count} samples that have fewer than {k} trials") };

        var none = Figure.Unknown($"no sample has {k} trials");
        return Estimate.Without(none, none, none.Reason!, 0, estimate.Method);
    }

    // C(among, k) / C(all, k), as a product of k factors that never leave 0 to 1.
    private static double NonePicked(int among, int all, int k)
    {
        var share = 1.0;
        for (var i = 0; i < k; i++)
            share *= Math.Max(0, among - i) / (double)(all - i);
        return share;
    }

    private static Figure? NoChoice(SampleTrials trials, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        ArgumentOutOfRangeException.ThrowIfNegative(trials.Passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials.Passed, trials.Count);
        return trials.Count < k ? Figure.Unknown($"the sample has {trials.Count} of {k} trials") : null;
    }
}
