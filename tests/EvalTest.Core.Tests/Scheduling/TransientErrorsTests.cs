using System.Net;
using System.Net.Sockets;
using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

public sealed class TransientErrorsTests
{
    private static readonly DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public static TheoryData<Exception, string?> Known => new()
    {
        { new HttpRequestException("no", null, HttpStatusCode.TooManyRequests), "RateLimited HTTP 429" },
        { new HttpRequestException("no", null, HttpStatusCode.RequestTimeout), "Timeout HTTP 408" },
        { new HttpRequestException("no", null, HttpStatusCode.ServiceUnavailable), "Overloaded HTTP 503" },
        { new HttpRequestException("no", null, HttpStatusCode.BadGateway), "ServerError HTTP 502" },
        { new HttpRequestException("no", null, HttpStatusCode.Unauthorized), null },
        { new HttpRequestException(HttpRequestError.NameResolutionError), "Network network error" },
        { new HttpRequestException(HttpRequestError.UserAuthenticationError), null },
        { new IOException("cut", new SocketException(104)), "Network network error" },
        { new FileNotFoundException("prompt.txt"), null },
        { new TaskCanceledException("The request was canceled", new TimeoutException()), "Timeout time-out" },
        { new InvalidOperationException("wrapped", new HttpRequestException("no", null, HttpStatusCode.InternalServerError)), "ServerError HTTP 500" },
        { new ClientError(529), "Overloaded HTTP 529 00:00:20" },
        { new ClientError(0), "Network no answer 00:00:20" },
        { new ClientError(404), null },
        { new TransientException("later", TimeSpan.FromSeconds(3)), "Declared TransientException 00:00:03" },
        { new NotSupportedException("a bug"), null },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_error_says_by_itself_whether_another_attempt_may_succeed(Exception exception, string? expected)
    {
        var fault = TransientErrors.Read(exception, null, now);

        Assert.Equal(expected, fault is { } f ? $"{f.Kind} {f.Text} {f.RetryAfter}".TrimEnd() : null);
    }

    [Fact]
    public void An_eval_may_call_other_errors_transient()
    {
        Assert.Equal(TransientKind.Declared, TransientErrors.Read(new NotSupportedException(), e => e is NotSupportedException, now)?.Kind);
        Assert.Null(TransientErrors.Read(new NotSupportedException(), e => e is ArgumentException, now));
    }

    [Fact]
    public void A_rule_that_throws_is_named()
    {
        var refusal = Assert.ThrowsAny<EvalTestException>(() => TransientErrors.Read(new NotSupportedException(), _ => throw new FormatException("bad"), now));

        Assert.Equal("The eval's own rule for transient errors threw FormatException when it was asked about NotSupportedException: bad", refusal.Message);
    }

    [Theory]
    [InlineData(null, "7", "00:00:07")]
    [InlineData(null, "0.5", "00:00:00.5000000")]
    [InlineData("250", "7", "00:00:00.2500000")]
    [InlineData(null, "Thu, 01 Jan 1970 00:01:00 GMT", "00:01:00")]
    [InlineData(null, "Wed, 31 Dec 1969 23:00:00 GMT", "00:00:00")]
    [InlineData(null, "-1", null)]
    [InlineData(null, "-Infinity", null)]
    [InlineData("-Infinity", "NaN", null)]
    [InlineData(null, "soon", null)]
    [InlineData(null, "1e99", null)]
    [InlineData(null, null, null)]
    public void A_wish_to_wait_is_read_in_each_of_its_forms(string? milliseconds, string? standard, string? expected) =>
        Assert.Equal(expected, RetryAfter.Parse(milliseconds, standard, now)?.ToString());

    [Fact]
    public void A_wish_is_found_where_clients_keep_the_answer()
    {
        Assert.Equal(TimeSpan.FromSeconds(20), TransientErrors.Read(new ClientError(429), null, now)?.RetryAfter);
        var own = new HttpRequestException("no", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = "4" } };
        Assert.Equal(TimeSpan.FromSeconds(4), TransientErrors.Read(own, null, now)?.RetryAfter);
    }

    // What such an answer threw once ended the whole run.
    [Fact]
    public void An_answer_that_cannot_be_read_says_nothing_about_how_long_to_wait()
    {
        Exception[] strange = [new StrangeError(() => throw new ObjectDisposedException("answer")), new StrangeError(() => new BrokenHeaders()), new StrangeError(() => "no headers"), new DataError()];

        Assert.All(strange, e => Assert.Equal(new TransientFault(TransientKind.RateLimited, "HTTP 429"), TransientErrors.Read(e, null, now)));
    }

    [Fact]
    public void Headers_that_hide_those_of_the_base_are_the_ones() =>
        Assert.Equal(TimeSpan.FromSeconds(20), TransientErrors.Read(new HidingError(), null, now)?.RetryAfter);

    [Fact]
    public void A_rule_that_throws_what_cannot_be_read_is_named_too() =>
        Assert.Contains("threw MuteError", Assert.ThrowsAny<EvalTestException>(() => TransientErrors.Read(new NotSupportedException(), _ => throw new MuteError(), now)).Message, StringComparison.Ordinal);

    private sealed class StrangeError(Func<object> headers) : Exception
    {
        public int Status { get; } = 429;

        public StrangeAnswer GetRawResponse() => new(headers);
    }

    private sealed class StrangeAnswer(Func<object> headers)
    {
        public object Headers => headers();
    }

    private sealed class BrokenHeaders
    {
        public bool TryGetValue(string name, out string? value) => throw new InvalidOperationException($"no {value = name}");
    }

    private sealed class DataError : Exception
    {
        public int Status { get; } = 429;

        public override System.Collections.IDictionary Data => throw new NotSupportedException();
    }

    private sealed class HidingError : Exception
    {
        public int Status { get; } = 429;

        public HidingAnswer GetRawResponse() => new();
    }

    private class BaseAnswer
    {
        public object Headers { get; } = new();
    }

    private sealed class HidingAnswer : BaseAnswer
    {
        public new Headers Headers { get; } = new();
    }

    private sealed class MuteError : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    private sealed class ClientError(int status) : Exception("as a client library throws it")
    {
        public int Status => status;

        public Answer GetRawResponse() => new();
    }

    private sealed class Answer
    {
        public Headers Headers { get; } = new();
    }

    private sealed class Headers
    {
        public bool TryGetValue(string name, out string? value)
        {
            value = name == "Retry-After" ? "20" : null;
            return value is not null;
        }
    }
}
