using System.Globalization;
using System.Text;
using EvalTest.Scoring;
using EvalTest.Secrets;

namespace EvalTest.Reporting;

/// <summary>
/// Texts that came from a model, a dataset or an exception, made harmless for a terminal: escape sequences, and characters that turn the
/// direction of writing or break a line unseen, appear as what they are, as in <c>\u001b</c>. And known secrets are masked.
/// </summary>
internal static class Printable
{
    /// <summary>On one line: line breaks and tabs are shown as <c>\n</c>, <c>\r</c> and <c>\t</c>.</summary>
    /// <param name="text">Any.</param>
    /// <param name="most">How many characters of it are shown.</param>
    public static string Line(string text, int most = int.MaxValue) => Escaped(Excerpt.Cut(KnownSecrets.Redact(text), most), isBlock: false);

    /// <summary>On its own lines: line feeds and tabs stay, <c>\r\n</c> becomes a line feed.</summary>
    public static string Block(string text, int most = int.MaxValue) => Escaped(Excerpt.Cut(KnownSecrets.Redact(text), most).ReplaceLineEndings("\n"), isBlock: true);

    /// <summary>The first line that is not blank.</summary>
    public static string FirstLine(string text, int most)
    {
        foreach (var line in KnownSecrets.Redact(text).AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
                return Line(line.Trim().ToString(), most);
        }

        return "";
    }

    private static string Escaped(string text, bool isBlock)
    {
        var first = FirstUnsafe(text, isBlock);
        if (first < 0)
            return text;

        var result = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                result.Append(text[i]).Append(text[++i]);
            else if (IsUnsafe(text[i], isBlock))
                result.Append(Shown(text[i]));
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }

    private static int FirstUnsafe(string text, bool isBlock)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text[i], isBlock))
                return i;
        }

        return -1;
    }

    private static bool IsUnsafe(char c, bool isBlock) =>
        !(isBlock && (c is '\n' or '\t'))
        && (char.IsControl(c) || char.IsSurrogate(c) || IsSeparatorOrDirection(c));

    private static bool IsSeparatorOrDirection(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Shown(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
