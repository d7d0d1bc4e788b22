using System.Buffers;

namespace EvalTest.Datasets;

/// <summary>
/// The lines of a file as bytes, one at a time, in a buffer that grows only as far as the longest line. A file whose name ends in <c>.gz</c>
/// is unpacked on the way.
/// </summary>
internal sealed class LineReader : IDisposable
{
    public const int LongestLine = 64 << 20;
    private const int FirstBuffer = 128 * 1024;

    private readonly Stream stream;
    private readonly int longest;
    private readonly Func<string> place;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int searched;
    private int end;
    private int lineStart;
    private int lineLength;
    private bool ended;

    public LineReader(string file, Stream stream, int longest = LongestLine)
    {
        File = file;
        this.stream = stream;
        this.longest = longest;
        place = () => $"{File}:{Number + 1}";
    }

    public string File { get; }

    /// <summary>The number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The current line without its end, until the next read.</summary>
    public ReadOnlySpan<byte> Line => buffer.AsSpan(lineStart, lineLength);

    public bool IsBlank => !Line.ContainsAnyExcept(" \t\r"u8);

    /// <exception cref="DatasetException">The file cannot be opened.</exception>
    public static LineReader Open(string file) => new(file, DatasetFile.Open(file));

    /// <summary>Goes to the next line; false after the last.</summary>
    /// <exception cref="DatasetException">The file cannot be read, is no UTF-8 text, or the line is too long.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return TryTake() ? new ValueTask<bool>(true) : ReadMoreAsync(cancellation);
    }

    public void Dispose()
    {
        stream.Dispose();
        var rented = Interlocked.Exchange(ref buffer, []);
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellation)
    {
        while (!ended)
        {
            await FillAsync(cancellation).ConfigureAwait(false);
            if (TryTake())
                return true;
        }

        if (start == end)
            return false;
        Take(end, end);
        return true;
    }

    private bool TryTake()
    {
        var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
        if (found < 0)
        {
            searched = end;
            return false;
        }

        Take(searched + found, searched + found + 1);
        return true;
    }

    private void Take(int lineEnd, int next)
    {
        Number++;
        lineStart = start;
        lineLength = lineEnd - start;
        start = searched = next;
        if (Number == 1)
            SkipMark();
        if (lineLength > longest)
            throw TooLong(Number);
    }

    private void SkipMark()
    {
        if (Line.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || Line.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            throw new DatasetException($"{File}:1: the file is UTF-16. Save it as UTF-8.");
        if (!Line.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            return;

        lineStart += 3;
        lineLength -= 3;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var count = await DatasetFile.ReadAsync(stream, buffer.AsMemory(end), place, cancellation).ConfigureAwait(false);
        ended = count == 0;
        end += count;
    }

    private void MakeRoom()
    {
        var kept = end - start;
        // Three bytes more, for the mark at the beginning of the file.
        if (kept > longest + 3L)
            throw TooLong(Number + 1);

        var old = buffer;
        if (kept > old.Length / 2)
            buffer = ArrayPool<byte>.Shared.Rent(old.Length * 2);
        old.AsSpan(start, kept).CopyTo(buffer);
        if (old != buffer)
            ArrayPool<byte>.Shared.Return(old);
        start = 0;
        searched = end = kept;
    }

    private DatasetException TooLong(int line) =>
        new($"{File}:{line}: the line is longer than {longest:N0} bytes. Is every row on a line of its own, ended by a line feed?");
}
