namespace EvalTest.Scoring;

/// <summary>What an exception of an eval means for its sample.</summary>
internal enum FaultKind
{
    /// <summary>A fail verdict: the sample is completed.</summary>
    Assertion,

    /// <summary>The sample does not apply.</summary>
    Skip,

    /// <summary>It says nothing about the system under test.</summary>
    Error,
}

/// <summary>An exception of an eval, understood.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Exception">The one that the eval threw, without the wrappers of reflection and tasks.</param>
/// <param name="SkipReason">Why the sample is skipped; null for the other kinds.</param>
internal sealed record Fault(FaultKind Kind, Exception Exception, string? SkipReason = null);
