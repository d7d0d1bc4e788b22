using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Reporting;

/// <summary>Texts that came from a model or a dataset, made harmless for a spreadsheet, which takes some for formulas.</summary>
internal static partial class CsvText
{
    /// <summary>
    /// The text, behind an apostrophe if its first character other than blanks and quotes begins a formula: a spreadsheet then shows all of it
    /// and computes nothing. A number stays one. What is no character (NUL, half of a surrogate pair) appears as in <c>\u0000</c>.
    /// </summary>
    public static string Of(string text)
    {
        var safe = Invalid().Replace(text, m => $"\\u{(int)m.Value[0]:x4}");
        return BeginsFormula().IsMatch(safe) && !Number().IsMatch(safe) ? "'" + safe : safe;
    }

    /// <summary>A number of ours; empty for none.</summary>
    public static string Of(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    // The wide forms are taken for the narrow ones by some; a tab or a line break in front hides what follows.
    [GeneratedRegex("^[\\s\"'\u00a0\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2069]*[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20]|^[\\t\\r\\n]")]
    private static partial Regex BeginsFormula();

    [GeneratedRegex("^[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\\z")]
    private static partial Regex Number();

    [GeneratedRegex("\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex Invalid();
}
