using System.Globalization;
using System.Text;

namespace EvalTest.Report.Rendering;

/// <summary>
/// Hands on what the renderer writes, with the letters that it escaped although they mean nothing in HTML: it knows only Latin ones, and a
/// page of any other script would be eight times as large. What HTML gives a meaning, what is invisible and what is no letter stays escaped.
/// </summary>
internal sealed class PlainLetters(TextWriter output) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int LongestEscape = 10;

    // What has come of an escape, which may be cut between two writes.
    private readonly StringBuilder escape = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value)
    {
        if (value == '&')
        {
            HandOn();
            escape.Append(value);
        }
        else if (escape.Length == 0)
        {
            output.Write(value);
        }
        else
        {
            escape.Append(value);
            if (value == ';' || escape.Length > LongestEscape)
                HandOn();
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        foreach (var c in buffer.AsSpan(index, count))
            Write(c);
    }

    public override void Write(string? value)
    {
        foreach (var c in value ?? "")
            Write(c);
    }

    public override void Flush()
    {
        HandOn();
        output.Flush();
    }

    private void HandOn()
    {
        if (escape.Length > 0)
            output.Write(Letter(escape.ToString()) ?? escape.ToString());
        escape.Clear();
    }

    private static string? Letter(string escaped) =>
        escaped.StartsWith("&#x", StringComparison.Ordinal) && escaped[^1] == ';'
        && int.TryParse(escaped.AsSpan(3, escaped.Length - 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && code >= 0xA0 && Rune.TryCreate(code, out var letter) && IsLetter(letter) ? letter.ToString() : null;

    private static bool IsLetter(Rune letter) => Rune.GetUnicodeCategory(letter) is not
        (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
