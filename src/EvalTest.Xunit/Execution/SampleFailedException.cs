using EvalTest.Xunit.Execution;

namespace EvalTest;

/// <summary>A completed sample with a bad verdict.</summary>
internal sealed class SampleFailedException(string message, string? stack) : ReportedException(message, stack), IAssertionException;
