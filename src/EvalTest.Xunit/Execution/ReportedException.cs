using System.Diagnostics.CodeAnalysis;
using EvalTest.Secrets;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// A failure that is told, not one that happened here: its stack is the one that was recorded, or none, and known secrets are masked.
/// The names of the types are what a test's message begins with, so that they lie in the namespace that users know.
/// </summary>
internal abstract class ReportedException : Exception
{
    private readonly string? stack;

    private protected ReportedException(string message, string? stack, Exception? inner = null)
        : base(ReportText.Of(KnownSecrets.Redact(message)), MaskedException.Of(inner)) => this.stack = Masked(stack);

    public sealed override string? StackTrace => stack;

    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Masked(string? text) => text is null ? null : KnownSecrets.Redact(text);
}
