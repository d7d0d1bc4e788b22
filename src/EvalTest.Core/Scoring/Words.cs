using System.Text;

namespace EvalTest.Scoring;

/// <summary>
/// Texts as words: runs of letters, marks and digits. Chinese and Japanese, which have no spaces, give a word for each of their characters.
/// </summary>
internal static class Words
{
    /// <param name="text">Any text.</param>
    /// <param name="withSigns">Whether each other character that is no white space is a word of its own; else it only separates.</param>
    public static string[] Of(string text, bool withSigns)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var inWord = IsInWord(text, i) && !IsIdeographic(rune);
            if (!inWord && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }

            if (inWord && start < 0)
                start = i;
            else if (!inWord && !char.IsWhiteSpace(text, i) && (withSigns || IsInWord(text, i)))
                words.Add(text.Substring(i, length));
            i += length;
        }

        if (start >= 0)
            words.Add(text[start..]);
        return [.. words];
    }

    private static bool IsInWord(string text, int at) =>
        char.IsLetterOrDigit(text, at) || char.GetUnicodeCategory(text, at) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Hiragana, Katakana and Han.
    private static bool IsIdeographic(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
