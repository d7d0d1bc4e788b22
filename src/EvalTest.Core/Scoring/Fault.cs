namespace EvalTest.Scoring;

/// <summary>An exception of an eval, understood.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Exception">The one that the eval threw, without the wrappers of reflection and tasks.</param>
/// <param name="SkipReason">Why the sample is skipped; null for the other kinds.</param>
internal sealed record Fault(FaultKind Kind, Exception Exception, string? SkipReason = null);
