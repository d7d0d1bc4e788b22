namespace EvalTest.Report.Views;

/// <summary>A text of a sample.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">The beginning of it, at least.</param>
/// <param name="Note">What is missing of it; empty where nothing is.</param>
/// <param name="IsWide">It takes the whole width, as a stack trace does.</param>
public sealed record PartView(string Name, string Text, string Note, bool IsWide);
