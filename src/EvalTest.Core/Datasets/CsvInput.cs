using System.Text;

namespace EvalTest.Datasets;

/// <summary>The text of a file as UTF-8 without a mark, whatever it is written in.</summary>
/// <param name="Utf8">Disposes the file with it.</param>
/// <param name="Encoding">What the file is written in.</param>
internal readonly record struct CsvInput(Stream Utf8, string Encoding)
{
    private const int Buffer = 64 * 1024;

    // Of U+FFFF, which stands for bytes that could not be decoded.
    private static ReadOnlySpan<byte> Undecodable => [0xef, 0xbf, 0xbf];

    /// <param name="bytes">Of the file, its faults in words.</param>
    /// <param name="named">The encoding where the file has no mark.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async ValueTask<CsvInput> OpenAsync(Stream bytes, Encoding named, CancellationToken cancellation)
    {
        var head = new byte[Buffer];
        var length = 0;
        while (length < CsvEncoding.LongestMark && await bytes.ReadAsync(head.AsMemory(length), cancellation).ConfigureAwait(false) is var count and > 0)
            length += count;
        var encoding = CsvEncoding.Detect(head.AsSpan(0, length), named, out var mark);
        Stream text = new FollowedStream(new MemoryStream(head, mark, length - mark), bytes);
        if (encoding.CodePage != System.Text.Encoding.UTF8.CodePage)
            text = System.Text.Encoding.CreateTranscodingStream(text, encoding, System.Text.Encoding.UTF8);
        // Unpacking takes no small steps, and whoever parses may ask for the few bytes that it has room for.
        return new CsvInput(new BufferedStream(text, Buffer), encoding.WebName);
    }

    /// <summary>Whether all bytes of a row were text in the file's encoding.</summary>
    public bool IsText(ReadOnlySpan<byte> row) =>
        Encoding == System.Text.Encoding.UTF8.WebName ? System.Text.Unicode.Utf8.IsValid(row) : row.IndexOf(Undecodable) < 0;
}
