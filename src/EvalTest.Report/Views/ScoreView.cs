namespace EvalTest.Report.Views;

/// <summary>A score of one sample.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">As it is shown.</param>
/// <param name="Tone">Its verdict; plain where it only measures.</param>
/// <param name="Reason">Why; empty for no reason.</param>
public sealed record ScoreView(string Name, string Value, Tone Tone, string Reason);
