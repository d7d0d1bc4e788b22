namespace EvalTest.Statistics;

/// <summary>Trials of one sample are not independent: they are averaged for each sample first, and the samples are what is counted.</summary>
internal static class TrialMeans
{
    /// <param name="samples">The scores of each sample's trials; those without any are left out.</param>
    public static double[] Of(IEnumerable<IReadOnlyCollection<double>> samples) =>
        [.. samples.Where(s => s.Count > 0).Select(s => Moments.Of(s.Order()).Mean)];
}
