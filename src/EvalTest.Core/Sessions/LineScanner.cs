using System.Buffers;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>Walks over the lines of a file in blocks; holds one line at a time, never more than <see cref="SessionLine.MaxLength"/>.</summary>
internal sealed class LineScanner : IDisposable
{
    // So much that a block is still in the processor's cache when its lines are checked.
    private const int Block = 256 * 1024;

    private readonly IStoredFile file;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Block);
    private int lineBegin;
    private int lineLength;
    private int begin;
    private int end;
    private int searched;
    private long nextRead;

    public LineScanner(IStoredFile file) => this.file = file;

    /// <summary>The current line without its newline.</summary>
    public ReadOnlySpan<byte> Line => buffer.AsSpan(lineBegin, lineLength);

    /// <summary>Where the current line begins, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The current line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line has no newline: the file ends inside it.</summary>
    public bool Torn { get; private set; }

    /// <summary>The current line was too long; <see cref="Line"/> is empty.</summary>
    public bool TooLong { get; private set; }

    public bool MoveNext()
    {
        TooLong = false;
        searched = begin;
        while (true)
        {
            var newline = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(searched - begin + newline, torn: false);
                return true;
            }

            searched = end;
            if (end - begin >= SessionLine.MaxLength)
                Drop();
            if (!Fill())
            {
                if (begin == end && !TooLong)
                    return false;
                Take(end - begin, torn: true);
                return true;
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Take(int length, bool torn)
    {
        lineBegin = begin;
        lineLength = TooLong ? 0 : length;
        Offset = nextRead - (end - begin);
        Number++;
        Torn = torn;
        begin += torn ? length : length + 1;
    }

    /// <summary>Forgets what was read of a line that is too long; its end is still looked for.</summary>
    private void Drop()
    {
        TooLong = true;
        begin = end;
    }

    private bool Fill()
    {
        if (begin > 0)
        {
            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            searched -= begin;
            end -= begin;
            begin = 0;
        }

        if (end == buffer.Length)
            Grow();
        var read = file.Read(buffer.AsSpan(end), nextRead);
        nextRead += read;
        end += read;
        return read > 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
