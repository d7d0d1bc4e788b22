namespace EvalTest.Report.Views;

/// <summary>Samples that a reader looks at first.</summary>
/// <param name="Title">Which they are.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Samples">The first of them, in full.</param>
/// <param name="Rows">The next ones, a line each.</param>
/// <param name="LeftOut">How many are not shown.</param>
public sealed record SampleListView(string Title, int Total, IReadOnlyList<SampleView> Samples, IReadOnlyList<SampleRow> Rows, int LeftOut);
