namespace EvalTest.Report.Views;

/// <summary>How values are distributed.</summary>
/// <param name="Title">What they are of.</param>
/// <param name="Counts">Of each bar, from the left.</param>
/// <param name="Labels">Of each bar what it counts.</param>
/// <param name="Least">Where the axis begins, as it is shown.</param>
/// <param name="Most">Where it ends.</param>
/// <param name="Note">What else to say, such as the median.</param>
public sealed record HistogramView(string Title, IReadOnlyList<int> Counts, IReadOnlyList<string> Labels, string Least, string Most, string Note);
