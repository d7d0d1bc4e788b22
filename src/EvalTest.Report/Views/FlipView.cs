namespace EvalTest.Report.Views;

/// <summary>A sample that passed in one and failed in the other.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsGained">The second passed it.</param>
/// <param name="Input">What both were asked; empty where it is not known.</param>
/// <param name="First">What the reference came to.</param>
/// <param name="Second">What the other came to.</param>
public sealed record FlipView(string Id, bool IsGained, string Input, string First, string Second);
