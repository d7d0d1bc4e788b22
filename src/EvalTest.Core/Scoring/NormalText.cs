using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>A text by the rules of whoever compares it. Any text has one, half a surrogate pair included.</summary>
internal static partial class NormalText
{
    private static readonly bool knowsForms = "e\u0301".Normalize(NormalizationForm.FormC) == "\u00e9";

    public static string Of(string text, TextRules rules)
    {
        if (rules.UnicodeForm is { } form)
            text = InForm(text, form);
        if (rules.IgnoreDiacritics)
            text = InForm(Without(InForm(text, NormalizationForm.FormD), IsMark), rules.UnicodeForm ?? NormalizationForm.FormC);
        // By way of upper case, because some lower-case letters share one: σ and ς, s and ſ.
        if (rules.IgnoreCase)
            text = text.ToUpperInvariant().ToLowerInvariant();
        if (rules.IgnorePunctuation)
            text = Without(text, IsPunctuation);
        if (rules.IgnoreArticles)
            text = Article.Replace(text, " ");
        if (rules.CollapseWhiteSpace)
            return string.Join(' ', Split(text));
        return rules.TrimWhiteSpace ? text.Trim() : text;
    }

    /// <summary>The parts between white space.</summary>
    public static string[] Split(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b(?:a|an|the)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article { get; }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    private static bool IsPunctuation(Rune rune) => Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune));

    // Normalize throws at half a surrogate pair, so what lies between such halves is normalised by itself.
    private static string InForm(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text))
            return text;
        // Normalize then gives every text back as it is, and two that are the same would be called different.
        if (!knowsForms)
            throw new EvalTestException($"The text {Excerpt.Quote(text)} cannot be brought into Unicode form {form}: this process runs without globalization data. Set InvariantGlobalization to false in the test project, or leave UnicodeForm and IgnoreDiacritics out of the TextRules.");

        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            result.Append(text[start..i].Normalize(form)).Append(text[i]);
            start = i + 1;
        }

        return result.Append(text[start..].Normalize(form)).ToString();
    }

    private static string Without(string text, Predicate<Rune> left)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (!whole || !left(rune))
                result.Append(text, i, length);
            i += length;
        }

        return result.ToString();
    }
}
