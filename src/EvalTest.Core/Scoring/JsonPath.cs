using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>A path such as <c>$.items[*].price</c>: steps, of which null is any one member or item.</summary>
internal sealed partial class JsonPath
{
    private readonly string?[] steps;

    private JsonPath(string?[] steps) => this.steps = steps;

    /// <exception cref="ArgumentException">It is no such path.</exception>
    public static JsonPath Parse(string path)
    {
        var match = Whole.Match(path);
        if (!match.Success)
            throw new ArgumentException($"\"{path}\" is no path. Write as in $.id, $.items[*].price, $.items[0] or $['odd name'].", nameof(path));
        return new JsonPath([.. match.Groups["step"].Captures.Select(c => Step(c.Value))]);
    }

    /// <summary>Whether these are its steps: names of members, and indices as digits.</summary>
    public bool Matches(IReadOnlyCollection<string> at) =>
        at.Count == steps.Length && at.Zip(steps).All(pair => pair.Second is null || pair.First == pair.Second);

    /// <summary>The path as people write it.</summary>
    public static string Text(IEnumerable<(string Step, bool IsIndex)> at) =>
        "$" + string.Concat(at.Select(s => s.IsIndex ? $"[{s.Step}]" : Plain.IsMatch(s.Step) ? $".{s.Step}" : $"['{s.Step}']"));

    private static string? Step(string step) => step switch
    {
        ".*" or "[*]" => null,
        ['.', ..] => step[1..],
        ['[', '\'' or '"', ..] => step[2..^2],
        _ => int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""\A\$(?<step>\.\*|\[\*\]|\.[\w-]+|\['[^']*'\]|\["[^"]*"\]|\[[0-9]{1,9}\])*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"\A[\w-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain { get; }
}
