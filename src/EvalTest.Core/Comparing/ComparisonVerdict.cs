namespace EvalTest.Comparing;

/// <summary>What a comparison of one score says of the second, after the correction for many comparisons.</summary>
internal enum ComparisonVerdict
{
    /// <summary>It cannot be said.</summary>
    Unknown,

    /// <summary>Every shared sample is as good in both.</summary>
    Same,

    Better,

    Worse,

    NoDifferenceShown,
}
