namespace EvalTest.Figures;

/// <summary>How one figure of an eval stands against that of the baseline, over the samples that both completed with the same input.</summary>
/// <param name="Score">The score, or <see cref="EvalTest.Score.PassedName"/> for the pass rate.</param>
/// <param name="LowerIsBetter">As a gate says that only has an upper bound.</param>
/// <param name="Pairs">The baseline's value and that of now, one for each sample; trials averaged.</param>
/// <param name="AreVerdicts">Every value is that of one verdict.</param>
internal sealed record BaselineFigure(string Score, bool LowerIsBetter, IReadOnlyList<(double First, double Second)> Pairs, bool AreVerdicts)
{
    /// <summary>Of each pair its sample's cluster, as it is now; null where each is one of its own.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }
}
