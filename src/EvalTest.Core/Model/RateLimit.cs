using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Model;

/// <summary>So many starts in so much time.</summary>
/// <param name="Count">1 or more.</param>
/// <param name="Per">A second, a minute or an hour.</param>
internal sealed partial record RateLimit(int Count, TimeSpan Per)
{
    /// <summary>What <see cref="Parse"/> takes, to follow "give".</summary>
    public const string Forms = "a whole number from 1 to 1000000 and /s, /min or /h, as in 600/min";

    private const int Most = 1_000_000;

    /// <summary>Null where the text is no rate.</summary>
    public static RateLimit? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
            return null;
        var count = int.Parse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return count is < 1 or > Most ? null : new RateLimit(count, PerUnit(match.Groups["unit"].Value));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}/{(Per.Hours > 0 ? "h" : Per.Minutes > 0 ? "min" : "s")}");

    private static TimeSpan PerUnit(string unit) => unit switch
    {
        "s" => TimeSpan.FromSeconds(1),
        "min" => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromHours(1),
    };

    [GeneratedRegex(@"^(?<count>[0-9]{1,7})/(?<unit>s|min|h)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
