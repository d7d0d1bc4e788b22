namespace EvalTest.Datasets.Tests;

/// <summary>The same bytes over and over.</summary>
internal sealed class EndlessStream(byte[] bytes) : Stream
{
    private int at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var filled = 0; filled < buffer.Length;)
        {
            var count = Math.Min(buffer.Length - filled, bytes.Length - at);
            bytes.AsSpan(at, count).CopyTo(buffer.Span[filled..]);
            at = (at + count) % bytes.Length;
            filled += count;
        }

        return new(buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
