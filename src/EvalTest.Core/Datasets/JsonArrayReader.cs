using System.Buffers;
using System.Text.Json;

namespace EvalTest.Datasets;

/// <summary>
/// The elements of a file that is one JSON array, as bytes, one at a time, in a buffer that grows only as far as the longest element. A file
/// whose name ends in <c>.gz</c> is unpacked on the way.
/// </summary>
internal sealed class JsonArrayReader : IDisposable
{
    /// <summary>How long one element may be, in bytes.</summary>
    public const int LongestElement = 64 << 20;

    // Deeper than any type can be read, so that a deep element is its own fault and not the file's.
    private const int MostDepth = 10_000;
    private const int FirstBuffer = 128 * 1024;
    private const int LeastRoom = 4096;

    private readonly Stream stream;
    private readonly int longest;
    private readonly Func<string> place;
    private readonly JsonReaderOptions syntax;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private JsonReaderState state;
    private int start;
    private int end;
    private bool ended;
    private bool began;
    private int line = 1;
    private int elementStart;
    private int elementLength;

    public JsonArrayReader(string file, Stream stream, JsonSerializerOptions options, int longest = LongestElement)
    {
        File = file;
        this.stream = stream;
        this.longest = longest;
        place = () => $"{File}:{line}";
        syntax = new JsonReaderOptions { MaxDepth = MostDepth, AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.ReadCommentHandling };
        state = new JsonReaderState(syntax);
    }

    public string File { get; }

    /// <summary>The line on which the current element begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The current element, until the next read.</summary>
    public ReadOnlySpan<byte> Element => buffer.AsSpan(elementStart, elementLength);

    /// <exception cref="DatasetException">The file cannot be opened.</exception>
    public static JsonArrayReader Open(string file, JsonSerializerOptions options) => new(file, DatasetFile.Open(file), options);

    /// <summary>Goes to the next element; false after the last.</summary>
    /// <exception cref="DatasetException">The file cannot be read, is no JSON array, or the element is too long.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!began)
            await BeginAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            if (TryTake(out var isElement))
                return isElement;
            if (ended)
                return false;
            await FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        var rented = Interlocked.Exchange(ref buffer, []);
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Reads to the bracket that opens the array.</summary>
    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        began = true;
        while (end < 4 && !ended)
            await FillAsync(cancellation).ConfigureAwait(false);
        SkipMark();
        while (!TryOpen())
            await FillAsync(cancellation).ConfigureAwait(false);
    }

    private void SkipMark()
    {
        var head = buffer.AsSpan(0, end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            throw new DatasetException($"{File}:1: the file is UTF-16. Save it as UTF-8.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            start = 3;
    }

    private bool TryOpen()
    {
        if (ended && !buffer.AsSpan(start, end - start).ContainsAnyExcept(" \t\r\n"u8))
            throw Fault("it is empty");
        var json = Reader();
        if (!Try(ref json, static (ref Utf8JsonReader r) => Next(ref r)))
            return false;
        if (json.TokenType != JsonTokenType.StartArray)
            throw Fault($"it begins with {Name(json.TokenType)}");
        Consume(json, (int)json.BytesConsumed);
        return true;
    }

    /// <summary>True where the buffer holds the next element whole, or the end of the file behind the array.</summary>
    private bool TryTake(out bool isElement)
    {
        isElement = false;
        var json = Reader();
        if (!Try(ref json, static (ref Utf8JsonReader r) => Next(ref r)))
            return false;
        if (json.TokenType == JsonTokenType.EndArray && json.CurrentDepth == 0)
        {
            // Whatever follows but spaces is a fault.
            Consume(json, (int)json.BytesConsumed);
            return TryTake(out isElement);
        }

        var first = (int)json.TokenStartIndex;
        if (!Try(ref json, static (ref Utf8JsonReader r) => r.TrySkip()))
            return false;
        var length = (int)json.BytesConsumed - first;
        if (length > longest)
            throw TooLong(LineAt(first));
        isElement = true;
        elementStart = start + first;
        elementLength = length;
        Line = LineAt(first);
        Consume(json, (int)json.BytesConsumed);
        return true;
    }

    private static bool Next(ref Utf8JsonReader json)
    {
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.Comment)
                return true;
        }

        return false;
    }

    private Utf8JsonReader Reader() => new(buffer.AsSpan(start, end - start), ended, state);

    private delegate bool Step(ref Utf8JsonReader json);

    private bool Try(ref Utf8JsonReader json, Step step)
    {
        try
        {
            return step(ref json);
        }
        catch (JsonException e)
        {
            throw new DatasetException($"{File}:{e.LineNumber + 1}: the file is no JSON from here on: {JsonFault.Headline(e.Message)} Correct it; the rows before are read.", e);
        }
    }

    private void Consume(in Utf8JsonReader json, int count)
    {
        line += buffer.AsSpan(start, count).Count((byte)'\n');
        state = json.CurrentState;
        start += count;
    }

    private int LineAt(int offset) => line + buffer.AsSpan(start, offset).Count((byte)'\n');

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        var kept = end - start;
        // A little more, for the spaces and the comma before it.
        if (kept > longest + (long)FirstBuffer)
            throw TooLong(line);

        var old = buffer;
        if (kept > old.Length / 2)
            buffer = ArrayPool<byte>.Shared.Rent(old.Length * 2);
        old.AsSpan(start, kept).CopyTo(buffer);
        if (old != buffer)
            ArrayPool<byte>.Shared.Return(old);
        (start, end) = (0, kept);

        // As much as there is room for: what lies here is looked through again from its beginning.
        while (!ended && buffer.Length - end > LeastRoom)
        {
            var count = await DatasetFile.ReadAsync(stream, buffer.AsMemory(end), place, cancellation).ConfigureAwait(false);
            ended = count == 0;
            end += count;
        }
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => $"{type}",
    };

    private DatasetException Fault(string what) =>
        new($"{File}:1: the file is no JSON array: {what}. Write the rows as [ …, … ]; with one JSON value on each line it is JSON Lines, for Dataset.JsonLines and [JsonLines].");

    private DatasetException TooLong(int at) => new($"{File}:{at}: the element is longer than {longest:N0} bytes. Is every row an element of its own?");
}
