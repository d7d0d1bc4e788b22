namespace EvalTest.Figures;

/// <summary>What came of one part of a gate: its bounds, or its error rate.</summary>
/// <param name="Status">Whether it holds.</param>
/// <param name="Value">The figure; NaN where there is none.</param>
/// <param name="Text">The figure and what it is held against.</param>
internal sealed record GatePart(GateStatus Status, double Value, string Text)
{
    public static GatePart Failed(string why) => new(GateStatus.Fails, double.NaN, why);
}
