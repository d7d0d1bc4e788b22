using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalTest.TestKit;

/// <summary>JSON-RPC messages on a stream, each behind a header that says its length.</summary>
internal sealed class RpcStream(Stream stream) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);

    public async Task SendAsync(object message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nContent-Type: application/testingplatform\r\n\r\n"));
        await writing.WaitAsync();
        try
        {
            await stream.WriteAsync((byte[])[.. header, .. body]);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        var length = -1;
        for (string? line; (line = await ReadLineAsync()) != "";)
        {
            if (line is null)
                return null;
            if (line.Split(':') is ["Content-Length", var value])
                length = int.Parse(value, CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public void Dispose()
    {
        stream.Dispose();
        writing.Dispose();
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        return null;
    }
}
