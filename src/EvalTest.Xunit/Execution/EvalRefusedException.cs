using EvalTest.Xunit.Execution;

namespace EvalTest;

/// <summary>An eval did not run to its end: it is written wrong, or its run could not be opened or kept.</summary>
internal sealed class EvalRefusedException(EvalTestException reason) : ReportedException(reason.Message, stack: null, reason.InnerException);
