using System.Globalization;
using System.Text.RegularExpressions;
using EvalTest.Model;

namespace EvalTest.Options;

/// <summary>A gate as it is written on the command line: <c>accuracy>=0.8</c>, <c>p95(latency)&lt;=2.5</c>, <c>accuracy>=0.8@95%</c>, <c>errors&lt;=5%</c>.</summary>
internal static partial class GateExpression
{
    public const string Forms = "conditions such as accuracy>=0.8, p95(latency)<=2.5, accuracy>=0.8@95% and errors<=5%, several with commas between them";

    private const string Errors = "errors";

    /// <summary>The gates, in the order given; null where one is none.</summary>
    public static IReadOnlyList<Gate>? Parse(string text)
    {
        var parts = text.Split(',');
        Gate[] gates = [.. parts.Select(One).OfType<Gate>()];
        return gates.Length == parts.Length ? gates : null;
    }

    /// <summary>The eval's own gates, where none of these is on the same figure, and these.</summary>
    public static IReadOnlyList<Gate> Merge(IReadOnlyList<Gate> own, IReadOnlyList<Gate> given)
    {
        if (given.Count == 0)
            return own;

        var errors = given.Min(g => g.MaxErrorRate);
        var kept = own.Where(o => !given.Any(g => g.Figure == o.Figure)).Select(o => errors is null ? o : o with { MaxErrorRate = null });
        return [.. kept.Where(o => o is not { AtLeast: null, AtMost: null, MaxErrorRate: null }), .. given];
    }

    private static Gate? One(string text)
    {
        var match = Expression().Match(text.Trim());
        if (!match.Success || Number(match.Groups["bound"].Value) is not { } bound)
            return null;

        var name = match.Groups["score"].Value.Trim();
        var isLow = match.Groups["relation"].Value == ">=";
        if (name == Errors && !match.Groups["quantile"].Success)
            return isLow || bound is not (>= 0 and <= 1) || match.Groups["confidence"].Success ? null : new Gate(Score.PassedName, null, null, bound);

        if (name == Score.PassedName && bound is not (>= 0 and <= 1))
            return null;

        var quantile = match.Groups["quantile"].Success ? Number(match.Groups["quantile"].Value + "%") : null;
        var confidence = match.Groups["confidence"].Success ? Number(match.Groups["confidence"].Value + "%") : null;
        var gate = new Gate(name, isLow ? bound : null, isLow ? null : bound, null) { Quantile = quantile, WithConfidence = confidence };
        return quantile is null or (> 0 and < 1) && confidence is null or (> 0.5 and <= 0.9995) ? gate : null;
    }

    private static double? Number(string text)
    {
        var isShare = text.EndsWith('%');
        // 99.9 % is 0.999: as a decimal it is exactly that.
        if (isShare)
            return decimal.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? (double)(share / 100) : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    [GeneratedRegex(@"^(?:p(?<quantile>[0-9]+(?:\.[0-9]+)?)\((?<score>[^()<>=@,]+)\)|(?<score>[^()<>=@,]+))\s*(?<relation><=|>=)\s*(?<bound>[-+0-9.eE]+%?)\s*(?:@\s*(?<confidence>[0-9.]+)%)?$")]
    private static partial Regex Expression();
}
