namespace EvalTest.Report.Views;

/// <summary>What came of a gate.</summary>
/// <param name="Text">The condition, the figure and the verdict.</param>
/// <param name="Word">The verdict in a word.</param>
/// <param name="Tone">The same.</param>
public sealed record GateView(string Text, string Word, Tone Tone);
