namespace EvalTest.Report.Views;

/// <summary>How two evals differ in one score.</summary>
/// <param name="Name">The score.</param>
/// <param name="First">Its mean in the reference.</param>
/// <param name="Second">Its mean in the other.</param>
/// <param name="Difference">Second minus first.</param>
/// <param name="Interval">Of the difference; empty where there is none.</param>
/// <param name="Balance">Samples on which the second is better, as good and worse.</param>
/// <param name="P">The p value, corrected; or why there is none.</param>
/// <param name="Words">The verdict.</param>
/// <param name="Tone">The same.</param>
/// <param name="Plot">The difference on an axis that holds 0; null where there is nothing to draw.</param>
public sealed record DifferenceView(string Name, string First, string Second, string Difference, string Interval, string Balance, string P, string Words, Tone Tone, PlotView? Plot);
