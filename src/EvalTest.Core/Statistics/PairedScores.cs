namespace EvalTest.Statistics;

/// <summary>
/// Two systems' scores of the same samples. What is significant is what <paramref name="Test"/> says; the interval says how large the difference may be.
/// </summary>
/// <param name="Difference">The mean of second minus first, with the interval that <see cref="MeanInterval"/> chooses for measured values.</param>
/// <param name="Test">Whether the two may be equally good.</param>
/// <param name="EffectSize">
/// Cohen's d_z: the mean of the differences over their deviation (Cohen, Statistical Power Analysis, 1988, section 2.3.5; Lakens, Frontiers in
/// Psychology 2013). 0.2 is called small, 0.5 medium, 0.8 large.
/// </param>
/// <param name="Deviation">Of the differences: what <see cref="SampleSize"/> asks for.</param>
/// <param name="Tally">Wins, losses and ties of the second.</param>
internal sealed record PairedScores(Estimate Difference, SignFlipTest Test, Figure EffectSize, Figure Deviation, Tally Tally)
{
    /// <param name="pairs">The same sample's scores by the first and by the second system, trials averaged before, in any order.</param>
    /// <param name="confidence">Above 0, at most 0.999.</param>
    /// <param name="seed">Of resamples and sign flips.</param>
    public static PairedScores Of(IEnumerable<(double First, double Second)> pairs, double confidence, int seed = 0)
    {
        var differences = Differences.Of(pairs);
        var spread = Spread.Of(differences);
        var effect = spread.StandardDeviation.Value is { } deviation ? Figure.Of(spread.Mean.Value!.Value / deviation) : spread.StandardDeviation;
        return new PairedScores(MeanInterval.Of(spread, confidence, seed), SignFlipTest.Of(differences, seed), effect, spread.StandardDeviation, Tally.Of(differences));
    }
}
