using EvalTest.Statistics;

namespace EvalTest.Reporting;

/// <summary>One figure of an eval as every report shows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of a score its name; not made harmless for anything.</param>
/// <param name="Value">NaN where it is unknown.</param>
/// <param name="Interval">At 95 %; null where there is none.</param>
/// <param name="Unknown">Why there is no value, or no interval; null where there are both.</param>
/// <param name="Count">Samples it rests on.</param>
/// <param name="Missing">Completed trials that lack it.</param>
/// <param name="IsShare">It lies between 0 and 1 by its nature: a share of good verdicts.</param>
internal sealed record FigureRow(FigureKind Kind, string Name, double Value, Interval? Interval, string? Unknown, int Count, int Missing, bool IsShare)
{
    /// <summary>The middle one of the values; null where that says nothing more.</summary>
    public double? Median { get; init; }

    /// <summary>Of the mean; null where it is not known.</summary>
    public double? StandardError { get; init; }

    /// <summary>What it would be if every error and time-out were a bad verdict; null where there is none, or nobody knows.</summary>
    public double? AtWorst { get; init; }

    /// <summary>How many clusters the samples are of, where they share any: the interval counts these. Null where it counts samples.</summary>
    public int? Clusters { get; init; }
}
