using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>Judges documents by a schema that <see cref="JsonSchemaCheck"/> let pass: the first fault, in the order of the schema.</summary>
internal sealed class JsonSchemaJudge(JsonElement root)
{
    // Many more than a sensible schema has; one without end would otherwise end the process.
    private const int MostReferences = 64;
    private static readonly TimeSpan mostForPattern = TimeSpan.FromSeconds(1);

    private readonly List<(string Step, bool IsIndex)> at = [];
    private int references;

    /// <summary>As in <c>at $.age: -1 is below the minimum 0</c>; null where the schema allows the document.</summary>
    public string? Fault(JsonElement value) => Fault(value, root);

    /// <summary>A whole number, which may be written 2.0; -1 where it is none. More than any text or array has is as good as any such number.</summary>
    public static long Count(JsonElement value) =>
        DecimalNumber.Parse(value.GetRawText()) is not { IsWhole: true, Sign: >= 0 } ? -1 : value.GetDouble() is var number && number > int.MaxValue ? int.MaxValue : (long)number;

    private string? Fault(JsonElement value, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return schema.ValueKind == JsonValueKind.True ? null : Said(value, "is not allowed");

        foreach (var keyword in schema.EnumerateObject())
        {
            if (ByKeyword(value, keyword.Name, keyword.Value, schema) is { } fault)
                return fault;
        }

        return null;
    }

    private string? ByKeyword(JsonElement value, string keyword, JsonElement rule, JsonElement schema) => keyword switch
    {
        "type" => IsOf(value, rule) ? null : Said(value, $"is not of type {rule}"),
        "enum" => rule.EnumerateArray().Any(r => AreEqual(value, r)) ? null : Said(value, $"is none of {Excerpt.Cut(rule.GetRawText(), 120)}"),
        "const" => AreEqual(value, rule) ? null : Said(value, $"is not {Excerpt.Cut(rule.GetRawText(), 80)}"),
        "$ref" => ByReference(value, rule.GetString()!),
        "allOf" => rule.EnumerateArray().Select(r => Fault(value, r)).FirstOrDefault(f => f is not null),
        "anyOf" => rule.EnumerateArray().Any(r => Allows(value, r)) ? null : Said(value, "is allowed by none of anyOf"),
        "oneOf" => rule.EnumerateArray().Count(r => Allows(value, r)) is not 1 and var many ? Said(value, $"is allowed by {many} of oneOf, not one") : null,
        "not" => Allows(value, rule) ? Said(value, "is what \"not\" excludes") : null,
        "if" => schema.TryGetProperty(Allows(value, rule) ? "then" : "else", out var branch) ? Fault(value, branch) : null,
        _ => value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, keyword, rule, schema),
            JsonValueKind.Array => OfArray(value, keyword, rule, schema),
            JsonValueKind.String => OfText(value, keyword, rule),
            JsonValueKind.Number => OfNumber(value, keyword, rule),
            _ => null,
        },
    };

    private string? OfObject(JsonElement value, string keyword, JsonElement rule, JsonElement schema) => keyword switch
    {
        "properties" => rule.EnumerateObject().Select(p => value.TryGetProperty(p.Name, out var member) ? Below(p.Name, member, p.Value) : null).FirstOrDefault(f => f is not null),
        "patternProperties" => Members(value, m => rule.EnumerateObject().Where(p => IsMatch(p.Name, m.Name)).Select(p => p.Value)),
        "additionalProperties" => Members(value, m => IsNamed(m.Name, schema) ? [] : [rule]),
        "propertyNames" => value.EnumerateObject().Select(m => Fault(JsonSerializer.SerializeToElement(m.Name), rule)).FirstOrDefault(f => f is not null),
        "required" => rule.EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(r => !value.TryGetProperty(r, out _)) is { } missing ? Said(null, $"\"{missing}\" is missing") : null,
        "dependentRequired" => rule.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)).SelectMany(d => d.Value.EnumerateArray().Select(r => r.GetString()!))
            .FirstOrDefault(r => !value.TryGetProperty(r, out _)) is { } needed ? Said(null, $"\"{needed}\" is missing") : null,
        "minProperties" => value.EnumerateObject().Count() < Count(rule) ? Said(null, $"there are fewer than {rule} members") : null,
        "maxProperties" => value.EnumerateObject().Count() > Count(rule) ? Said(null, $"there are more than {rule} members") : null,
        _ => null,
    };

    private string? OfArray(JsonElement value, string keyword, JsonElement rule, JsonElement schema) => keyword switch
    {
        "prefixItems" => Items(value, 0, rule.EnumerateArray()),
        "items" => schema.TryGetProperty("prefixItems", out var prefix) ? Items(value, prefix.GetArrayLength(), Enumerable.Repeat(rule, value.GetArrayLength())) : Items(value, 0, Enumerable.Repeat(rule, value.GetArrayLength())),
        "contains" => Contained(value, rule, schema),
        "minItems" => value.GetArrayLength() < Count(rule) ? Said(null, $"there are fewer than {rule} items") : null,
        "maxItems" => value.GetArrayLength() > Count(rule) ? Said(null, $"there are more than {rule} items") : null,
        "uniqueItems" => rule.GetBoolean() && HasTwins(value) ? Said(null, "two items are the same") : null,
        _ => null,
    };

    private string? OfText(JsonElement value, string keyword, JsonElement rule) => keyword switch
    {
        "minLength" => value.GetString()!.EnumerateRunes().Count() < Count(rule) ? Said(value, $"is shorter than {rule}") : null,
        "maxLength" => value.GetString()!.EnumerateRunes().Count() > Count(rule) ? Said(value, $"is longer than {rule}") : null,
        "pattern" => IsMatch(rule.GetString()!, value.GetString()!) ? null : Said(value, $"does not match {rule}"),
        _ => null,
    };

    private string? OfNumber(JsonElement value, string keyword, JsonElement rule)
    {
        if (keyword is not ("minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf"))
            return null;
        if (DecimalNumber.Parse(value.GetRawText()) is not { } number)
            return Said(value, "has too many digits to be compared");

        var bound = DecimalNumber.Parse(rule.GetRawText())!.Value;
        return keyword switch
        {
            "minimum" => number >= bound ? null : Said(value, $"is below the minimum {rule}"),
            "maximum" => number <= bound ? null : Said(value, $"is above the maximum {rule}"),
            "exclusiveMinimum" => number <= bound ? Said(value, $"is not above {rule}") : null,
            "exclusiveMaximum" => number >= bound ? Said(value, $"is not below {rule}") : null,
            _ => number.IsMultipleOf(bound) ? null : Said(value, $"is no multiple of {rule}"),
        };
    }

    private string? ByReference(JsonElement value, string reference)
    {
        // Counted only where the value stays the same: a tree may refer to itself as deep as the document goes.
        if (++references > MostReferences)
            throw new ArgumentException($"The schema's $ref \"{reference}\" leads to itself without end.");
        var fault = Fault(value, JsonSchemaCheck.Target(root, reference));
        references--;
        return fault;
    }

    private string? Contained(JsonElement value, JsonElement rule, JsonElement schema)
    {
        var count = value.EnumerateArray().Count(v => Below("", v, rule, true) is null);
        var least = schema.TryGetProperty("minContains", out var min) ? Count(min) : 1;
        return count < least ? Said(null, $"fewer than {least} items are as \"contains\" has them")
            : schema.TryGetProperty("maxContains", out var max) && count > Count(max) ? Said(null, $"more than {max} items are as \"contains\" has them")
            : null;
    }

    private string? Members(JsonElement value, Func<JsonProperty, IEnumerable<JsonElement>> rules) =>
        value.EnumerateObject().SelectMany(m => rules(m).Select(r => Below(m.Name, m.Value, r))).FirstOrDefault(f => f is not null);

    private string? Items(JsonElement value, int from, IEnumerable<JsonElement> rules) =>
        value.EnumerateArray().Index().Skip(from).Zip(rules, (item, rule) => Below(item.Index.ToString(CultureInfo.InvariantCulture), item.Item, rule, true)).FirstOrDefault(f => f is not null);

    private string? Below(string step, JsonElement value, JsonElement rule, bool isIndex = false)
    {
        at.Add((step, isIndex));
        var outside = references;
        references = 0;
        var fault = Fault(value, rule);
        references = outside;
        at.RemoveAt(at.Count - 1);
        return fault;
    }

    private bool Allows(JsonElement value, JsonElement rule) => Fault(value, rule) is null;

    private string Said(JsonElement? value, string fault) =>
        $"at {JsonPath.Text(at)}: {(value is { } shown ? Excerpt.Cut(shown.GetRawText(), 80) + " " : "")}{fault}";

    private static bool IsNamed(string name, JsonElement schema) =>
        (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => IsMatch(p.Name, name)));

    private static bool IsOf(JsonElement value, JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => IsOf(value, t)) : type.GetString() switch
        {
            "integer" => value.ValueKind == JsonValueKind.Number && DecimalNumber.Parse(value.GetRawText()) is not { IsWhole: false },
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            var name => string.Equals(value.ValueKind.ToString(), name, StringComparison.OrdinalIgnoreCase),
        };

    private static bool HasTwins(JsonElement array)
    {
        var items = array.EnumerateArray().ToArray();
        return items.Index().Any(i => items.Take(i.Index).Any(earlier => AreEqual(earlier, i.Item)));
    }

    private static bool AreEqual(JsonElement left, JsonElement right) => new JsonDifference(new JsonRules()).First(left, right) is null;

    private static bool IsMatch(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, mostForPattern);
        }
        catch (RegexMatchTimeoutException)
        {
            // Not as the inner one: it is a TimeoutException, which would be tried again.
            throw new EvalTestException($"The schema's pattern {pattern} was not through with a text of {text.Length} characters after {mostForPattern.TotalSeconds} s. Write it without nested repetition.");
        }
    }
}
