namespace EvalTest.Model;

/// <summary>Why an attempt did not complete, or which assertion failed.</summary>
/// <param name="Type">The exception's full type name.</param>
/// <param name="Message">Its message, with those of inner exceptions.</param>
/// <param name="Stack">Its stack trace, with those of several inner exceptions; null where it has none.</param>
internal sealed record SampleError(string Type, string Message, string? Stack)
{
    public static SampleError From(Exception exception) =>
        new(exception.GetType().FullName ?? exception.GetType().Name, Messages(exception), Stacks(exception));

    /// <summary>An exception's message, whatever its type makes of the property.</summary>
    public static string MessageOf(Exception exception) => Read(() => exception.Message) ?? "";

    private static string Messages(Exception exception)
    {
        var own = MessageOf(exception);
        if (exception is not AggregateException && Several(exception) is { Count: > 0 } several)
            return string.Join(Environment.NewLine, several.Select(e => $"---- {Messages(e)}").Prepend(own));

        return exception.InnerException is null or AggregateException ? own : $"{own} ---> {exception.InnerException.GetType().Name}: {Messages(exception.InnerException)}";
    }

    private static string? Stacks(Exception exception)
    {
        var own = Read(() => exception.StackTrace);
        if (exception is AggregateException || Several(exception) is not { Count: > 0 } several)
            return own;
        return string.Join(Environment.NewLine, several.Select(Stacks).Prepend(own).Where(s => !string.IsNullOrEmpty(s)));
    }

    /// <summary>What <c>Assert.Multiple</c> and its like collected: known, as to xunit, by the property's name.</summary>
    private static IReadOnlyList<Exception>? Several(Exception exception) =>
        exception.GetType().GetProperties().FirstOrDefault(p => p.Name == "InnerExceptions") is { } property && typeof(IEnumerable<Exception>).IsAssignableFrom(property.PropertyType)
            ? [.. (IEnumerable<Exception>?)property.GetValue(exception) ?? []]
            : null;

    // Both are the eval's own code where its exception overrides them, and what that throws must not end the run.
    private static string? Read(Func<string?> member)
    {
        try
        {
            return member();
        }
        catch (Exception e)
        {
            return $"(reading this of the exception threw {e.GetType().Name})";
        }
    }
}
