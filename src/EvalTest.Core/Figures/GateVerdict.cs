using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>What came of a gate.</summary>
/// <param name="Gate">The condition.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Value">The figure it was held against; NaN where there is none.</param>
/// <param name="Text">One line for a person: the figure, the condition, the verdict or why there is none.</param>
internal sealed record GateVerdict(Gate Gate, GateStatus Status, double Value, string Text);
