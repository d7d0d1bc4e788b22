using EvalTest.Figures;
using EvalTest.Report.Views;
using EvalTest.Reporting;

namespace EvalTest.Report.Building;

/// <summary>Texts as a page shows them: what could turn, hide or break the line appears as in <c>\u202e</c>, known secrets are masked, and what is long is cut.</summary>
internal static class Shown
{
    private const int MostOfLine = 400;

    public static string Line(string text) => Printable.Line(text, MostOfLine);

    /// <summary>A text of a sample, with a word on what was cut off.</summary>
    public static PartView Part(string name, string text, int most, bool isWide = false)
    {
        var shown = Printable.Block(text, most).Trim('\n');
        return new PartView(Line(name), shown, text.Length > most ? $"the first {FigureText.Count(most)} of {FigureText.Count(text.Length)} characters" : "", isWide);
    }

    /// <summary>As <see cref="FigureText.Duration"/>, but in milliseconds below one second.</summary>
    public static string Duration(TimeSpan duration) =>
        duration.TotalSeconds >= 1 ? FigureText.Duration(duration)
        : duration.TotalMilliseconds < 1 ? "< 1 ms"
        : $"{FigureText.Count((long)Math.Round(duration.TotalMilliseconds))} ms";

    /// <summary>About how many bytes a text takes in the page.</summary>
    public static long Bytes(string text)
    {
        long bytes = 0;
        foreach (var c in text)
            bytes += c is '<' or '>' or '&' or '"' or '\'' or '+' or '`' ? 6 : c < 0x80 ? 1 : 3;
        return bytes;
    }
}
