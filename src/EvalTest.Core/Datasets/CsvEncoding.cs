using System.Text;

namespace EvalTest.Datasets;

/// <summary>The encoding of a file of text: that of its byte order mark, else the one that is named.</summary>
internal static class CsvEncoding
{
    // What undecodable bytes become: no character, so that nothing else is taken for them.
    private const char Undecodable = '\uFFFF';

    /// <summary>Bytes that are enough to see any mark.</summary>
    public const int LongestMark = 4;

    // The longer ones first: that of UTF-16 begins the one of UTF-32.
    private static readonly (byte[] Mark, string Name)[] marks =
        [([0xef, 0xbb, 0xbf], "utf-8"), ([0xff, 0xfe, 0, 0], "utf-32"), ([0, 0, 0xfe, 0xff], "utf-32BE"), ([0xff, 0xfe], "utf-16"), ([0xfe, 0xff], "utf-16BE")];

    /// <summary>Null where .NET has no encoding of that name.</summary>
    public static Encoding? Find(string name)
    {
        var found = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Known(name);
        if (found is null)
            return null;

        var encoding = (Encoding)found.Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback(Undecodable.ToString());
        return encoding;
    }

    /// <summary>What a file's first bytes say.</summary>
    /// <param name="head">Its first bytes.</param>
    /// <param name="named">The encoding where there is no mark.</param>
    /// <param name="length">How many of the bytes are the mark.</param>
    public static Encoding Detect(ReadOnlySpan<byte> head, Encoding named, out int length)
    {
        foreach (var (mark, name) in marks)
        {
            if (head.StartsWith(mark))
            {
                length = mark.Length;
                return Find(name)!;
            }
        }

        length = 0;
        return named;
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
