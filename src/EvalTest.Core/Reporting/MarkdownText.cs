using System.Text.RegularExpressions;

namespace EvalTest.Reporting;

/// <summary>
/// Texts that came from a model, a dataset or an exception, as Markdown can hold them: only within code, where neither markup nor links,
/// mentions, issue numbers or entities are looked for.
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>A code span on one line, which may stand in a cell of a table.</summary>
    public static string Code(string text, int most)
    {
        // A bar ends a cell even in a code span, and a backslash before it only helps where none stands before that.
        var line = LongRun().Replace(Printable.Line(text, most), m => new string('\'', m.Length)).Replace('|', '\u00a6');
        if (line.AsSpan().Trim(' ').IsEmpty)
            return line.Length == 0 ? "(empty)" : "(blank)";

        var longest = Run().Matches(line).Select(m => m.Length).DefaultIfEmpty().Max();
        var fence = new string('`', longest + 1);
        // One blank on each side is taken off by the reader, if there is one on both.
        var pad = line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /// <summary>Text within an element of HTML, such as <c>pre</c>.</summary>
    public static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    [GeneratedRegex("`+")]
    private static partial Regex Run();

    [GeneratedRegex("`{9,}")]
    private static partial Regex LongRun();
}
