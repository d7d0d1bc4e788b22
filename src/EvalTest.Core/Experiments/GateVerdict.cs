using EvalTest.Model;

namespace EvalTest.Experiments;

/// <summary>Whether a gate holds; null for <paramref name="Holds"/> where it was not judged.</summary>
/// <param name="Gate">The condition.</param>
/// <param name="Holds">True, false, or null for not judged.</param>
/// <param name="Value">The figure it was held against; NaN where there is none.</param>
/// <param name="Text">One line for a person: the figure, the condition, the verdict or why there is none.</param>
internal sealed record GateVerdict(Gate Gate, bool? Holds, double Value, string Text);
