using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EvalTest.Model;

/// <summary>Fills the placeholders of a link with the facts of a sample, each escaped for a URL.</summary>
internal static partial class LinkTemplate
{
    private static readonly Dictionary<string, Func<EvalContext, string?>> facts = new()
    {
        ["experiment"] = c => c.Experiment,
        ["session"] = c => c.SessionId,
        ["eval"] = c => c.Eval,
        ["variant"] = c => c.Definition.Variant,
        ["sample"] = c => c.SampleId,
        ["index"] = c => Digits(c.Index),
        ["trial"] = c => Digits(c.Trial),
        ["attempt"] = c => Digits(c.Attempt),
        ["seed"] = c => Digits(c.Seed),
        ["trace"] = _ => Activity.Current?.TraceId.ToHexString(),
        ["span"] = _ => Activity.Current?.SpanId.ToHexString(),
    };

    /// <summary>Null where a fact that the template names is not known now.</summary>
    /// <exception cref="ArgumentException">A placeholder is none.</exception>
    public static string? Fill(string template, EvalContext context)
    {
        var isKnown = true;
        var link = Placeholder().Replace(template, match =>
        {
            var fact = facts.TryGetValue(match.Groups[1].Value, out var find)
                ? find(context)
                : throw new ArgumentException($"\"{match.Value}\" in the link \"{template}\" stands for nothing. There are: {string.Join(", ", facts.Keys.Select(k => $"{{{k}}}"))}.", nameof(template));
            isKnown &= fact is not null;
            return Uri.EscapeDataString(fact ?? "");
        });
        return isKnown ? link : null;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
