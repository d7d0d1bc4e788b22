using System.Globalization;
using System.Text;
using EvalTest.Secrets;

namespace EvalTest.Reporting;

/// <summary>Text that is safe to show in a terminal, measured in the terminal's cells.</summary>
internal static class TerminalText
{
    // Blocks whose characters take two cells: Hangul, the ideographs and their punctuation, full-width forms, emoji.
    private static readonly (int First, int Last)[] wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>
    /// Replaces every character that a terminal could obey instead of show: control characters, line separators, direction overrides
    /// and lone surrogates; masks known secrets. A dataset or a test's name may hold any of them.
    /// </summary>
    public static string Neutralise(string text)
    {
        var safe = new StringBuilder(text.Length);
        // A lone surrogate is enumerated as the replacement character.
        foreach (var rune in KnownSecrets.Redact(text).EnumerateRunes())
            safe.Append((IsObeyed(rune) ? Rune.ReplacementChar : rune).ToString());
        return safe.ToString();
    }

    /// <summary>How many cells the text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>The start of the text, ending in "…" if it is wider than that many cells.</summary>
    public static string CutEnd(string text, int cells)
    {
        if (Width(text) <= cells)
            return text;

        return cells < 1 ? "" : string.Concat(Take(text.EnumerateRunes(), cells - 1)) + "…";
    }

    /// <summary>The end of the text, beginning with "…" if it is wider than that many cells.</summary>
    public static string CutStart(string text, int cells)
    {
        if (Width(text) <= cells)
            return text;

        return cells < 1 ? "" : "…" + string.Concat(Take(text.EnumerateRunes().Reverse(), cells - 1).Reverse());
    }

    private static IEnumerable<Rune> Take(IEnumerable<Rune> runes, int cells)
    {
        foreach (var rune in runes)
        {
            cells -= WidthOf(rune);
            if (cells < 0)
                yield break;

            yield return rune;
        }
    }

    private static int WidthOf(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return 0;

        return Array.Exists(wide, block => rune.Value >= block.First && rune.Value <= block.Last) ? 2 : 1;
    }

    private static bool IsObeyed(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
