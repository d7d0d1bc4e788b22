namespace EvalTest.Model;

/// <summary>Why an attempt did not complete, or which assertion failed.</summary>
/// <param name="Type">The exception's full type name.</param>
/// <param name="Message">Its message, with those of inner exceptions.</param>
/// <param name="Stack">Its stack trace; null where it has none.</param>
internal sealed record SampleError(string Type, string Message, string? Stack)
{
    public static SampleError From(Exception exception) =>
        new(exception.GetType().FullName ?? exception.GetType().Name, Messages(exception), exception.StackTrace);

    private static string Messages(Exception exception) =>
        exception.InnerException is null or AggregateException
            ? exception.Message
            : $"{exception.Message} ---> {exception.InnerException.GetType().Name}: {Messages(exception.InnerException)}";
}
