using EvalTest.Xunit.Execution;

namespace EvalTest;

/// <summary>A sample that threw something other than an assertion.</summary>
internal sealed class SampleErrorException(string message, string? stack) : ReportedException(message, stack);
