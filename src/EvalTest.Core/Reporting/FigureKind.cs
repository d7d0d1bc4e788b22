namespace EvalTest.Reporting;

/// <summary>What a figure of a report is.</summary>
internal enum FigureKind
{
    /// <summary>The share of samples whose verdict is good.</summary>
    PassRate,

    /// <summary>What several trials of each sample say together, such as pass@k.</summary>
    OfTrials,

    /// <summary>The mean of a score.</summary>
    Score,

    /// <summary>What the project's own code makes of all samples.</summary>
    Metric,
}
