namespace EvalTest.Report.Views;

/// <summary>A fact with its name.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">As it is shown.</param>
public sealed record Fact(string Label, string Value);
