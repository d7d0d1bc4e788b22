using System.Text;

namespace EvalTest.TestKit;

/// <summary>Collects a stream to its end, readable meanwhile.</summary>
internal sealed class Capture
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    public Capture(TextReader reader) => End = Task.Run(() => ReadAsync(reader));

    public Task End { get; }

    public string Text
    {
        get
        {
            lock (_lock)
                return _text.ToString();
        }
    }

    private async Task ReadAsync(TextReader reader)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await ReadSome(reader, buffer)) > 0)
        {
            lock (_lock)
                _text.Append(buffer, 0, read);
        }
    }

    private static async Task<int> ReadSome(TextReader reader, char[] buffer)
    {
        try
        {
            return await reader.ReadAsync(buffer);
        }
        // The pipe was closed under the reader because the process was disposed: the text ends here.
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return 0;
        }
    }
}
