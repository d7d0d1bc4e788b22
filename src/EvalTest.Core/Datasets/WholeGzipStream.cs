using System.IO.Compression;
using System.Security.Cryptography;

namespace EvalTest.Datasets;

/// <summary>
/// What a gzip file holds, with proof at its end that the file is whole: .NET's own stream takes a file that was cut off for one that ends there.
/// So a packed mark of random bytes is read behind the file's own, and only if it comes out at the end nothing was missing.
/// </summary>
internal sealed class WholeGzipStream : OneWayStream
{
    private const int MarkLength = 16;

    private readonly byte[] mark = RandomNumberGenerator.GetBytes(MarkLength);
    private readonly byte[] held = new byte[MarkLength];
    private readonly GZipStream unpacked;
    private int heldCount;

    /// <param name="packed">Disposed with this.</param>
    public WholeGzipStream(Stream packed) => unpacked = new GZipStream(new FollowedStream(packed, Packed(mark)), CompressionMode.Decompress);

    /// <param name="buffer">Longer than the mark.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The file is no gzip file, is damaged, or was cut off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(buffer.Length, MarkLength, nameof(buffer));
        while (true)
        {
            // The last bytes so far may be the mark: they are given only when others follow.
            held.AsSpan(0, heldCount).CopyTo(buffer.Span);
            var count = await unpacked.ReadAsync(buffer[heldCount..], cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return held.AsSpan(0, heldCount).SequenceEqual(mark) ? 0 : throw new InvalidDataException("It ends too soon.");

            var known = heldCount + count;
            heldCount = Math.Min(known, MarkLength);
            buffer.Span[(known - heldCount)..known].CopyTo(held);
            if (known > heldCount)
                return known - heldCount;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static MemoryStream Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        packed.Position = 0;
        return packed;
    }
}
