using MathNet.Numerics.Distributions;

namespace EvalTest.Statistics;

/// <summary>
/// Whether verdicts on the same samples may be of two equally good systems (McNemar, Psychometrika 1947): then those that flipped are as
/// likely to have flipped either way. Exact: binomial, two-sided.
/// </summary>
/// <param name="Gained">Samples that only the second passed.</param>
/// <param name="Lost">Samples that only the first passed.</param>
/// <param name="P">Twice the smaller tail, at most 1: never falsely alarms more often than it says.</param>
/// <param name="MidP">
/// With half the chance of what was observed (Fagerland, Lydersen and Laake, BMC Medical Research Methodology 2013): less cautious, nearer to
/// what it says, and rarely above it.
/// </param>
/// <param name="OddsRatio">Gained over lost; unknown where nothing was lost.</param>
/// <param name="G">Cohen's g (Statistical Power Analysis, 1988, section 4.2): the share gained of those that flipped, minus a half; 0.05 is called small, 0.15 medium, 0.25 large.</param>
internal sealed record McNemarTest(int Gained, int Lost, Figure P, Figure MidP, Figure OddsRatio, Figure G)
{
    public static McNemarTest Of(int gained, int lost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);

        var flipped = gained + lost;
        var fewer = Math.Min(gained, lost);
        var tails = 2 * Binomial.CDF(0.5, flipped, fewer);
        var none = Figure.Unknown("no sample flipped");
        return new McNemarTest(
            gained,
            lost,
            Figure.Of(Math.Min(1, tails)),
            Figure.Of(Math.Min(1, tails - Binomial.PMF(0.5, flipped, fewer))),
            flipped == 0 ? none : lost == 0 ? Figure.Unknown("no sample was lost") : Figure.Of((double)gained / lost),
            flipped == 0 ? none : Figure.Of(((double)gained / flipped) - 0.5));
    }
}
