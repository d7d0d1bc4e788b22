using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EvalTest.Datasets;

/// <summary>Strings as RFC 8785 writes them: raw UTF-8, escapes only for the quote, the backslash and the controls below U+0020.</summary>
internal static class CanonicalText
{
    private const int ShortText = 16 * 1024;

    private static readonly SearchValues<char> escaped =
        SearchValues.Create("\"\\" + string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)));

    /// <summary>Room that is always enough, quotes included.</summary>
    public static int MostBytes(ReadOnlySpan<char> text)
    {
        // Six bytes for a control, three for anything else of one code unit; a long text is counted, so that little is wasted.
        if (text.Length <= ShortText)
            return (text.Length * 6) + 2;
        var bytes = Encoding.UTF8.GetByteCount(text) + 2L + (5L * CountEscaped(text));
        return (int)Math.Min(bytes, int.MaxValue / 2);
    }

    /// <summary>False where the text holds half of a surrogate pair.</summary>
    public static bool TryWrite(ReadOnlySpan<char> text, Span<byte> output, out int written)
    {
        output[0] = (byte)'"';
        written = 1;
        while (true)
        {
            var plain = text.IndexOfAny(escaped);
            var status = Utf8.FromUtf16(plain < 0 ? text : text[..plain], output[written..], out _, out var bytes, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
                return false;

            written += bytes;
            if (plain < 0)
                break;
            written += Escape(text[plain], output[written..]);
            text = text[(plain + 1)..];
        }

        output[written++] = (byte)'"';
        return true;
    }

    private static int Escape(char c, Span<byte> output)
    {
        var escape = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            < '\u0010' => "\\u000"u8,
            _ => "\\u001"u8,
        };
        escape.CopyTo(output);
        if (escape.Length == 2)
            return 2;

        output[5] = "0123456789abcdef"u8[c & 0xf];
        return 6;
    }

    private static int CountEscaped(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int next; (next = text.IndexOfAny(escaped)) >= 0; text = text[(next + 1)..])
            count++;
        return count;
    }
}
