using System.Globalization;
using System.Text.Json;

namespace EvalTest.Scoring;

/// <summary>Finds where two documents first differ, in the order of the expected one.</summary>
internal sealed class JsonDifference(JsonRules rules)
{
    private readonly JsonPath[] ignored = [.. rules.IgnoredPaths.Select(JsonPath.Parse)];
    private readonly List<(string Step, bool IsIndex)> at = [];

    /// <summary>As in <c>at $.items[2].price: expected 3, got 4</c>; null where they are equal. Names are compared as they are, numbers by value.</summary>
    public string? First(JsonElement actual, JsonElement expected)
    {
        if (IsIgnored())
            return null;

        // True and false are kinds of their own.
        return actual.ValueKind != expected.ValueKind ? Differ(actual, expected) : expected.ValueKind switch
        {
            JsonValueKind.Object => OfObjects(actual, expected),
            JsonValueKind.Array => rules.IgnoreArrayOrder ? OfSets(actual, expected) : OfArrays(actual, expected),
            JsonValueKind.Number => JsonText.SameNumber(actual, expected) ? null : Differ(actual, expected),
            JsonValueKind.String => actual.ValueEquals(expected.GetString()) ? null : Differ(actual, expected),
            _ => null,
        };
    }

    private string? OfObjects(JsonElement actual, JsonElement expected)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var difference = Below(member.Name, false, () => actual.TryGetProperty(member.Name, out var value) ? First(value, member.Value) : Missing(member.Value));
            if (difference is not null)
                return difference;
        }

        return actual.EnumerateObject()
            .Where(m => !expected.TryGetProperty(m.Name, out _))
            .Select(m => Below(m.Name, false, () => Surplus(m.Value)))
            .FirstOrDefault(d => d is not null);
    }

    private string? OfArrays(JsonElement actual, JsonElement expected)
    {
        var (given, right) = (actual.EnumerateArray().ToArray(), expected.EnumerateArray().ToArray());
        for (var i = 0; i < Math.Max(given.Length, right.Length); i++)
        {
            var index = i;
            var difference = Below(Digits(i), true, () => index >= given.Length ? Missing(right[index]) : index >= right.Length ? Surplus(given[index]) : First(given[index], right[index]));
            if (difference is not null)
                return difference;
        }

        return null;
    }

    private string? OfSets(JsonElement actual, JsonElement expected)
    {
        var left = actual.EnumerateArray().ToList();
        foreach (var (i, item) in expected.EnumerateArray().Index())
        {
            var difference = Below(Digits(i), true, () =>
            {
                if (IsIgnored())
                    return null;
                var found = left.FindIndex(l => First(l, item) is null);
                if (found < 0)
                    return Missing(item);
                left.RemoveAt(found);
                return null;
            });
            if (difference is not null)
                return difference;
        }

        // An item that is ignored may be there or not.
        var spare = expected.EnumerateArray().Index().Count(i => Below(Digits(i.Index), true, () => IsIgnored() ? "" : null) is not null);
        return left.Count <= spare ? null : Surplus(left[0]);
    }

    private string? Below(string step, bool isIndex, Func<string?> compare)
    {
        at.Add((step, isIndex));
        var difference = compare();
        at.RemoveAt(at.Count - 1);
        return difference;
    }

    private bool IsIgnored() => ignored.Length > 0 && ignored.Any(p => p.Matches([.. at.Select(s => s.Step)]));

    private string? Missing(JsonElement expected) => IsIgnored() ? null : $"at {JsonPath.Text(at)}: expected {Shown(expected)}, which is missing";

    private string? Surplus(JsonElement actual) => IsIgnored() ? null : $"at {JsonPath.Text(at)}: {Shown(actual)} is not expected";

    private string Differ(JsonElement actual, JsonElement expected) => $"at {JsonPath.Text(at)}: expected {Shown(expected)}, got {Shown(actual)}";

    private static string Digits(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Shown(JsonElement value) => Excerpt.Cut(value.GetRawText(), 80);
}
