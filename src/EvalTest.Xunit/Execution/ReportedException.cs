namespace EvalTest.Xunit.Execution;

/// <summary>
/// A failure that is told, not one that happened here: its stack is the one that was recorded, or none. The names of the types are
/// what a test's message begins with, so that they lie in the namespace that users know.
/// </summary>
internal abstract class ReportedException : Exception
{
    private readonly string? stack;

    private protected ReportedException(string message, string? stack, Exception? inner = null)
        : base(message, inner) => this.stack = stack;

    public sealed override string? StackTrace => stack;
}
