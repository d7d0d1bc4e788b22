using System.Globalization;
using System.Text;

namespace EvalTest.Core.Tests.Loopback;

/// <summary>As much of HTTP/1.1 as a client on the same machine needs; unlike a web server it can leave a call without an answer and see the caller go.</summary>
internal sealed class HttpConnection(Stream stream)
{
    private const string EndOfHead = "\r\n\r\n";

    private readonly byte[] buffer = new byte[64 * 1024];
    private int filled;

    /// <summary>The body of the next request; null when the caller has closed the connection.</summary>
    public async Task<string?> ReadRequestAsync(CancellationToken cancel)
    {
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReadMoreAsync(cancel))
                return null;
        }

        var begin = head + EndOfHead.Length;
        var end = begin + Length(Encoding.ASCII.GetString(buffer, 0, head));
        while (filled < end)
        {
            if (!await ReadMoreAsync(cancel))
                return null;
        }

        var body = Encoding.UTF8.GetString(buffer, begin, end - begin);
        buffer.AsSpan(end, filled - end).CopyTo(buffer);
        filled -= end;
        return body;
    }

    public async Task RespondAsync(string status, TimeSpan? retryAfter, string body, CancellationToken cancel)
    {
        var wish = retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"Retry-After: {(int)wait.TotalSeconds}\r\n") : "";
        var head = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{wish}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + body), cancel);
    }

    public async Task WaitForCallerToLeaveAsync(CancellationToken cancel)
    {
        while (await ReadMoreAsync(cancel))
        {
        }

        throw new EndOfStreamException("The caller has gone.");
    }

    private static int Length(string head)
    {
        var line = Array.Find(head.Split("\r\n"), l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            ?? throw new NotSupportedException($"A request without Content-Length: {head}");
        return int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
    }

    private async Task<bool> ReadMoreAsync(CancellationToken cancel)
    {
        var read = await stream.ReadAsync(buffer.AsMemory(filled), cancel);
        filled += read;
        return read > 0;
    }
}
