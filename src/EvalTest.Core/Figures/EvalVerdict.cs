namespace EvalTest.Figures;

/// <summary>Whether an eval's test passes, and why not.</summary>
/// <param name="Reasons">What failed it, each a sentence; empty where it passes.</param>
/// <param name="Gates">Each gate's verdict, in the order of declaration.</param>
internal sealed record EvalVerdict(IReadOnlyList<string> Reasons, IReadOnlyList<GateVerdict> Gates)
{
    public bool Passes => Reasons.Count == 0;
}
