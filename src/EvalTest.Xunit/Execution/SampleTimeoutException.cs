using EvalTest.Xunit.Execution;

namespace EvalTest;

/// <summary>A sample that took too long.</summary>
internal sealed class SampleTimeoutException(string message) : ReportedException(message, stack: null), ITestTimeoutException;
