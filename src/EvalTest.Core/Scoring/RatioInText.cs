using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>Finds the number that answers, by the rules that <see cref="NumberRules"/> gives.</summary>
internal static partial class RatioInText
{
    private static readonly DecimalNumber one = DecimalNumber.Parse("1")!.Value;
    private static readonly DecimalNumber hundred = DecimalNumber.Parse("100")!.Value;

    // A table, because the compatibility form, which has the same, needs globalization data.
    private static readonly Dictionary<char, string> plain =
        "½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅐1/7 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8 ⅑1/9 ⅒1/10".Split(' ').ToDictionary(f => f[0], f => f[1..]);

    private static readonly SearchValues<char> vulgar = SearchValues.Create([.. plain.Keys, '⁄']);

    /// <summary>Null where there is none, or where it has more than a thousand digits.</summary>
    public static NumberRatio? Find(string? text, NumberRules rules)
    {
        if (text is null)
            return null;

        var marker = rules.After is { Length: > 0 } after ? text.LastIndexOf(after, StringComparison.Ordinal) : -1;
        var part = Prepared(marker < 0 ? text : text[(marker + rules.After!.Length)..], rules);
        var numbers = NumberInText.All(part);
        if (numbers.Count == 0)
            return null;

        var fraction = rules.Fractions ? Fractions(part).Where(f => marker < 0 ? f.End >= numbers[^1].End : f.Start <= numbers[0].Start).FirstOrDefault() : null;
        var (ratio, end) = fraction is not null ? (fraction.Ratio, fraction.End) : Whole(marker < 0 ? numbers[^1] : numbers[0]);
        return rules.Percentages && ratio is not null && Percent.IsMatch(part.AsSpan(end))
            ? ratio with { Text = ratio.Text + "%", Over = ratio.Over.Times(hundred) }
            : ratio;
    }

    public static NumberRatio? Parse(string number) => DecimalNumber.Parse(number) is { } value ? new NumberRatio(number, value, one) : null;

    private static (NumberRatio? Ratio, int End) Whole(FoundNumber number) => (Parse(number.Digits), number.End);

    private static string Prepared(string text, NumberRules rules)
    {
        if (rules.DecimalComma)
            text = string.Concat(text.Select(c => c switch { ',' => '.', '.' => ',', _ => c }));
        return rules.Fractions ? WithPlainFractions(LatexFraction.Replace(text, " $1/$2")) : text;
    }

    private static string WithPlainFractions(string text)
    {
        if (text.AsSpan().IndexOfAny(vulgar) < 0)
            return text;

        var result = new StringBuilder();
        foreach (var c in text)
            result.Append(c == '⁄' ? "/" : plain.TryGetValue(c, out var fraction) ? $" {fraction}" : c.ToString());
        return result.ToString();
    }

    private static IEnumerable<FoundFraction> Fractions(string text)
    {
        foreach (Match match in Fraction.Matches(text))
        {
            var (whole, top, over) = (match.Groups["whole"], BigInteger.Parse(match.Groups["top"].ValueSpan, CultureInfo.InvariantCulture), BigInteger.Parse(match.Groups["over"].ValueSpan, CultureInfo.InvariantCulture));
            if (over.IsZero)
                continue;

            var isMixed = whole.Success && top < over;
            var start = isMixed ? whole.Index : match.Groups["top"].Index;
            var units = isMixed ? BigInteger.Parse(whole.ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : BigInteger.Zero;
            var sign = NumberInText.IsNegative(text, start) ? "-" : "";
            yield return new FoundFraction(start, match.Index + match.Length, new NumberRatio(
                $"{sign}{(isMixed ? $"{units} " : "")}{top}/{over}",
                DecimalNumber.Parse($"{sign}{(units * over) + top}")!.Value,
                DecimalNumber.Parse(over.ToString(CultureInfo.InvariantCulture))!.Value));
        }
    }

    // At most as many digits as cost nothing; neither part of a longer number nor of a date.
    [GeneratedRegex(@"(?<![\p{Lu}\p{Ll}_0-9/.,])(?:(?<whole>[0-9]{1,3}(?:,[0-9]{3}){1,30}|[0-9]{1,100})[ \u00A0]+)?(?<top>[0-9]{1,100})\s?/\s?(?<over>[0-9]{1,100})(?![0-9]|[./,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction { get; }

    [GeneratedRegex(@"\\[dt]?frac\s*\{\s*([0-9]+)\s*\}\s*\{\s*([0-9]+)\s*\}", RegexOptions.CultureInvariant)]
    private static partial Regex LatexFraction { get; }

    [GeneratedRegex(@"\A\s?(?:\\?%|per\s?cent\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent { get; }

    private sealed record FoundFraction(int Start, int End, NumberRatio Ratio);
}
