using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>One score over the completed samples of an eval.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="Count">Samples that have it; the trials of one are averaged first.</param>
/// <param name="Missing">Completed trials that lack it.</param>
/// <param name="Mean">Over the samples that have it; NaN where none has.</param>
/// <param name="StandardDeviation">Of the sample, with n - 1; NaN below two.</param>
/// <param name="IsVerdict">All its values are 0 or 1 and carry a verdict: its interval is Wilson's, else Student's.</param>
internal sealed record ScoreFigures(string Name, int Count, int Missing, double Mean, double StandardDeviation, bool IsVerdict)
{
    /// <summary>Of the mean, at 95 %, where it was computed from the values themselves; null where it follows from the other figures or cannot be said.</summary>
    public Interval? Interval { get; init; }

    /// <summary>How many clusters the samples are of, where they share any: the interval counts these. Null where it counts samples.</summary>
    public int? Clusters { get; init; }

    /// <summary>The middle one of its values; null of verdicts, whose mean says all, and where there is none.</summary>
    public double? Median { get; init; }

    /// <summary>Of the mean, where samples are independent; NaN below two.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>With 0 for each completed sample that lacks it, as gates judge; NaN where nothing completed.</summary>
    public double MeanWithMissing => Count + Missing == 0 ? double.NaN : Count == 0 ? 0 : Mean * Count / (Count + Missing);
}
