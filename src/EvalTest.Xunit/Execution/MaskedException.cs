using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Xunit.Execution;

/// <summary>Stands for an exception that holds a secret: its type, message and stack, with the secret masked.</summary>
internal sealed class MaskedException : ReportedException
{
    private MaskedException(SampleError error)
        : base($"{error.Type}: {error.Message}", error.Stack)
    {
    }

    /// <summary>The exception itself where neither it nor one behind it holds a secret, or what a report cannot hold.</summary>
    public static Exception? Of(Exception? exception)
    {
        if (exception is null)
            return null;

        var error = SampleError.From(exception);
        var text = $"{error.Message}\n{error.Stack}";
        return KnownSecrets.Redactor.OccursIn(text) || !ReportText.IsSafe(text) ? new MaskedException(error) : exception;
    }
}
