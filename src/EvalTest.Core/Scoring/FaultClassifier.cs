using System.Reflection;
using EvalTest.Model;

namespace EvalTest.Scoring;

/// <summary>
/// Tells a failed assertion and a skip from an error, for any assertion library: by the conventions that xunit.v3 documents for them,
/// an interface named <c>IAssertionException</c> in whatever namespace, and a message that begins with xunit's skip token.
/// </summary>
internal static class FaultClassifier
{
    /// <summary>Understands what an eval threw.</summary>
    /// <param name="thrown">As caught.</param>
    /// <param name="skipExceptions">Types that the test's author wants to mean "skipped"; as in xunit, not the types derived from them.</param>
    public static Fault Classify(Exception thrown, IReadOnlyCollection<Type> skipExceptions)
    {
        var exception = Unwrapped(thrown);
        if (SkipReason(exception, skipExceptions) is { } reason)
            return new Fault(FaultKind.Skip, exception, reason);

        var isAssertion = exception.GetType().GetInterfaces().Any(i => i.Name == "IAssertionException");
        return new Fault(isAssertion ? FaultKind.Assertion : FaultKind.Error, exception);
    }

    private static Exception Unwrapped(Exception exception)
    {
        while (true)
        {
            var inner = exception switch
            {
                TargetInvocationException invocation => invocation.InnerException,
                AggregateException { InnerExceptions: [var only] } => only,
                _ => null,
            };
            if (inner is null)
                return exception;
            exception = inner;
        }
    }

    private static string? SkipReason(Exception exception, IReadOnlyCollection<Type> skipExceptions)
    {
        const string token = SampleSkippedException.XunitSkipToken;
        if (exception is SampleSkippedException skipped)
            return skipped.Reason;
        var message = SampleError.MessageOf(exception);
        if (message.StartsWith(token, StringComparison.Ordinal))
            return message[token.Length..];
        return skipExceptions.Contains(exception.GetType()) ? message : null;
    }
}
