namespace EvalTest.Report.Views;

/// <summary>All that a page shows of an experiment, as it is shown: texts are plain, and whatever they hold is made harmless only where it is rendered.</summary>
/// <param name="Title">The experiment's name.</param>
/// <param name="Verdict">In a few words, whether it is good.</param>
/// <param name="Tone">The same.</param>
/// <param name="Facts">When, where and with what it ran.</param>
/// <param name="Evals">In the order of the experiment.</param>
public sealed record ReportView(string Title, string Verdict, Tone Tone, IReadOnlyList<Fact> Facts, IReadOnlyList<EvalView> Evals)
{
    /// <summary>What stands in large digits.</summary>
    public IReadOnlyList<Fact> Figures { get; init; } = [];

    /// <summary>What of the files is not believed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The experiment beside others.</summary>
    public IReadOnlyList<ComparisonView> Comparisons { get; init; } = [];
}
