namespace EvalTest.Report.Views;

/// <summary>A figure on an axis.</summary>
/// <param name="Least">Where the axis begins.</param>
/// <param name="Most">Where it ends; more than <paramref name="Least"/>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">Where its interval begins; null where there is none.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Bound">A bound that a gate sets; null for none.</param>
public sealed record PlotView(double Least, double Most, double Value, double? Low, double? High, double? Bound);
