using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>Finds numbers in what a person or a model wrote; the rules are those that <see cref="Score.Numeric(string, string, string, double, double)"/> gives.</summary>
internal static partial class NumberInText
{
    /// <summary>The last number of the text as sign, digits, point and exponent, without separators; null where there is none.</summary>
    public static string? Last(string? text)
    {
        if (text is null)
            return null;

        var found = (Start: -1, Length: 0);
        foreach (var match in Number.EnumerateMatches(text))
            found = (match.Index, match.Length);
        return found.Start < 0 ? null : Digits(text, found.Start, found.Length);
    }

    /// <summary>All numbers of the text, in their order.</summary>
    public static IReadOnlyList<FoundNumber> All(string text)
    {
        var found = new List<FoundNumber>();
        foreach (var match in Number.EnumerateMatches(text))
            found.Add(new FoundNumber(match.Index, match.Index + match.Length, Digits(text, match.Index, match.Length)));
        return found;
    }

    private static string Digits(string text, int start, int length)
    {
        var digits = string.Concat(text.AsSpan(start, length).ToArray().Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-'));
        return IsNegative(text, start) ? "-" + digits : digits;
    }

    // Not within a word: a letter with a case before it, as in CO2; Chinese or Japanese text runs up to its numbers without a space.
    [GeneratedRegex(
        """
        (?<![\p{Lu}\p{Ll}_0-9])
        (?: [1-9][0-9]{0,2} (?<separator>[,\u00A0\u2009\u202F])[0-9]{3} (?:\k<separator>[0-9]{3})* (?![0-9]) (?:\.[0-9]+)?
          | [0-9]+ (?:\.[0-9]+)?
          | \.[0-9]+ )
        (?: [eE][+-]?[0-9]+ )?
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    // The sign stands before the digits or before their currency sign. After an operand it is an operator or a dash: 5-3, 2024-05-01.
    public static bool IsNegative(string text, int start)
    {
        var before = start - 1;
        if (before > 0 && char.GetUnicodeCategory(text[before]) == UnicodeCategory.CurrencySymbol)
            before--;
        if (before < 0 || text[before] is not ('-' or '\u2212'))
            return false;

        return before == 0 || !(char.IsLetterOrDigit(text[before - 1]) || text[before - 1] is ')' or ']' or '}' or '%');
    }
}
