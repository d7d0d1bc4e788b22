namespace EvalTest.Report.Views;

/// <summary>One eval, of a matrix one variant.</summary>
/// <param name="Anchor">Its place in the page: letters, digits and hyphens.</param>
/// <param name="Name">Without its variant.</param>
/// <param name="Variant">The values of the matrix; empty where there is none.</param>
/// <param name="Tone">Whether it passed.</param>
/// <param name="Verdict">The same in a word.</param>
/// <param name="Completed">How many samples of how many.</param>
public sealed record EvalView(string Anchor, string Name, string Variant, Tone Tone, string Verdict, string Completed)
{
    /// <summary>Why it failed.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What stands beside the verdict.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the samples ended, the largest good part first; empty for none.</summary>
    public IReadOnlyList<Share> Shares { get; init; } = [];

    /// <summary>Tokens, cost, latency.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The one that stands for the eval where there is room for one; null for none.</summary>
    public FigureView? Headline { get; init; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<FigureView> Figures { get; init; } = [];

    /// <summary>In the order of declaration.</summary>
    public IReadOnlyList<GateView> Gates { get; init; } = [];

    /// <summary>Of scores, and of latency.</summary>
    public IReadOnlyList<HistogramView> Histograms { get; init; } = [];

    /// <summary>Those that a reader looks at first.</summary>
    public SampleListView Samples { get; init; } = new("", 0, [], [], 0);

    /// <summary>Whether the page shows all of it at once.</summary>
    public bool IsOpen { get; init; }
}
