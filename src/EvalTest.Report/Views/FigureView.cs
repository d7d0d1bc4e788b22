namespace EvalTest.Report.Views;

/// <summary>A figure with its interval.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">As it is shown.</param>
/// <param name="Interval">As it is shown; empty where there is none.</param>
/// <param name="Samples">How many it rests on.</param>
/// <param name="Note">Why something is unknown; empty where nothing is.</param>
/// <param name="Plot">The same as a picture; null where there is nothing to draw.</param>
public sealed record FigureView(string Name, string Value, string Interval, string Samples, string Note, PlotView? Plot);
