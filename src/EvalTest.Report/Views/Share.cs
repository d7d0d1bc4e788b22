namespace EvalTest.Report.Views;

/// <summary>A part of all samples.</summary>
/// <param name="Label">How they ended.</param>
/// <param name="Count">How many did.</param>
/// <param name="Kind">The name of its colour: <c>passed</c>, <c>failed</c>, <c>error</c>, <c>skipped</c>, <c>pending</c> or <c>measured</c>.</param>
public sealed record Share(string Label, int Count, string Kind);
