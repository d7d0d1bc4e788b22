using EvalTest.Xunit.Execution;

namespace EvalTest;

/// <summary>The verdict over an eval is bad: a gate does not hold, or a sample failed where there is no gate.</summary>
internal sealed class EvalFailedException(string message) : ReportedException(message, stack: null), IAssertionException;
