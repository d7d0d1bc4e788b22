using System.Net;
using System.Net.Sockets;
using EvalTest.Model;

namespace EvalTest.Scheduling;

/// <summary>Tells errors that may pass from those that will come again: by the exceptions of the base library, and by the HTTP status that a client's own exception carries.</summary>
internal static class TransientErrors
{
    private const int Deepest = 8;
    private const int AnthropicOverloaded = 529;

    /// <summary>Null where another attempt would fail likewise.</summary>
    /// <param name="exception">What the body threw.</param>
    /// <param name="declared">What the eval calls transient besides.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    /// <exception cref="EvalTestException">The eval's own predicate threw.</exception>
    public static TransientFault? Read(Exception exception, Func<Exception, bool>? declared, DateTimeOffset now)
    {
        var depth = 0;
        for (var e = exception; e is not null && depth++ < Deepest; e = e.InnerException)
        {
            if (Of(e, now) is { } fault)
                return fault;
        }

        return declared is not null && IsDeclared(exception, declared) ? new TransientFault(TransientKind.Declared, exception.GetType().Name) : null;
    }

    private static TransientFault? Of(Exception exception, DateTimeOffset now) => exception switch
    {
        TransientException e => new(TransientKind.Declared, nameof(TransientException), e.RetryAfter),
        HttpRequestException { StatusCode: { } status } e => OfStatus((int)status, RetryAfter.Of(e, now)),
        HttpRequestException { HttpRequestError: HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError } => null,
        HttpRequestException or HttpIOException or SocketException => new(TransientKind.Network, "network error"),
        IOException { InnerException: SocketException } or EndOfStreamException => new(TransientKind.Network, "network error"),
        TimeoutException => new(TransientKind.Timeout, "time-out"),
        _ when StatusProperty.Of(exception) is { } status => OfStatus(status, RetryAfter.Of(exception, now)),
        _ => null,
    };

    private static TransientFault? OfStatus(int status, TimeSpan? retryAfter)
    {
        TransientKind? kind = status switch
        {
            // A client that had no answer at all says so.
            0 => TransientKind.Network,
            (int)HttpStatusCode.RequestTimeout => TransientKind.Timeout,
            (int)HttpStatusCode.TooManyRequests => TransientKind.RateLimited,
            (int)HttpStatusCode.ServiceUnavailable or AnthropicOverloaded => TransientKind.Overloaded,
            >= 500 and <= 599 => TransientKind.ServerError,
            _ => null,
        };
        return kind is { } known ? new TransientFault(known, status == 0 ? "no answer" : $"HTTP {status}", retryAfter) : null;
    }

    private static bool IsDeclared(Exception exception, Func<Exception, bool> declared)
    {
        try
        {
            return declared(exception);
        }
        catch (Exception e)
        {
            throw new EvalTestException($"The eval's own rule for transient errors threw {e.GetType().Name} when it was asked about {exception.GetType().Name}: {SampleError.MessageOf(e)}", e);
        }
    }
}
