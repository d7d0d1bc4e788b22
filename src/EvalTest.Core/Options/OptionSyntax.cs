using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Options;

/// <summary>How the text of a value becomes the value; null where it does not.</summary>
internal static partial class OptionSyntax
{
    public const string DurationForms = "a number with a unit (500ms, 30s, 5m, 1.5h) or hours:minutes:seconds (00:00:30)";

    public static int? WholeNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>A bare number is no duration: nobody could tell its unit.</summary>
    public static TimeSpan? Duration(string text, TimeSpan least, TimeSpan most)
    {
        var parsed = WithUnit().Match(text) is { Success: true } match ? FromUnit(match) : FromClock(text);
        return parsed >= least && parsed <= most ? parsed : null;
    }

    /// <summary>The member of an enumeration, by its name in any case; never by its number.</summary>
    public static T? Choice<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    public static bool? Flag(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => null,
    };

    /// <summary>A number of 0 or more, also as a share: <c>2%</c> is 0.02.</summary>
    public static double? Share(string text)
    {
        var isPercent = text.EndsWith('%');
        return decimal.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (double)(isPercent ? number / 100 : number) : null;
    }

    /// <summary>A glob that is not empty and whose every <c>[</c> is closed.</summary>
    public static string? Glob(string text) => WellFormedGlob().IsMatch(text) ? text : null;

    private static TimeSpan? FromUnit(Match match)
    {
        var ticks = match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            _ => TimeSpan.TicksPerHour,
        };
        var exact = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * ticks;
        return exact < long.MaxValue ? TimeSpan.FromTicks((long)Math.Round(exact)) : null;
    }

    private static TimeSpan? FromClock(string text) =>
        Clock().IsMatch(text) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) ? time : null;

    [GeneratedRegex(@"^(?<number>[0-9]{1,15}(\.[0-9]{1,9})?)(?<unit>ms|s|m|h)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"^([0-9]{1,3}\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^([^\[]|\[[!^]?\]?[^\]]*\])+\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex WellFormedGlob();
}
