using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>Refuses a schema that would not be judged as its author means it: unknown keywords, and known ones with a wrong value.</summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    private static readonly Dictionary<string, Action<JsonElement, Found, string>> keywords = Keywords();

    /// <exception cref="ArgumentException">It is refused; the message says where and why.</exception>
    public static void Refuse(JsonElement root)
    {
        var found = new Found([], []);
        Schema(root, found, "#");
        // Only what was checked as a schema is judged by as one.
        foreach (var (at, reference) in found.References)
            Require(found.Schemas.Contains(string.Join('/', Steps(reference).Select(Escaped).Prepend(reference.Split('/')[0]))), at, $"is \"{reference}\", which is no schema in this document, as #/$defs/name is");
    }

    /// <summary>Where a <c>$ref</c> of a schema that was not refused points.</summary>
    public static JsonElement Target(JsonElement root, string reference) =>
        Steps(reference).Aggregate(root, (at, step) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, CultureInfo.InvariantCulture)] : at.GetProperty(step));

    private static IEnumerable<string> Steps(string reference) =>
        reference.Split('/').Skip(1).Select(s => Uri.UnescapeDataString(s).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    private static string Escaped(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static void Schema(JsonElement schema, Found found, string at)
    {
        found.Schemas.Add(at);
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return;
        Require(schema.ValueKind == JsonValueKind.Object, at, "is no schema: an object, true or false");
        foreach (var keyword in schema.EnumerateObject().Where(k => !k.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            Require(keywords.TryGetValue(keyword.Name, out var check), at, $"has the keyword \"{keyword.Name}\", which is not judged here. Leave it out, or check it in code with Score.Satisfies");
            check!(keyword.Value, found, $"{at}/{keyword.Name}");
        }
    }

    private static Dictionary<string, Action<JsonElement, Found, string>> Keywords()
    {
        var known = new Dictionary<string, Action<JsonElement, Found, string>>();
        Add(known, (_, _, _) => { }, "$schema", "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "format", "contentEncoding", "contentMediaType", "contentSchema", "const");
        Add(known, Schema, "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else");
        Add(known, Members(Schema), "properties", "$defs", "definitions");
        Add(known, Patterns, "patternProperties");
        Add(known, Items(Schema), "prefixItems", "allOf", "anyOf", "oneOf");
        Add(known, Count, "minProperties", "maxProperties", "minItems", "maxItems", "minContains", "maxContains", "minLength", "maxLength");
        Add(known, Number, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
        Add(known, (v, _, at) => Require(v.ValueKind is JsonValueKind.True or JsonValueKind.False, at, "is not true or false"), "uniqueItems");
        Add(known, Texts, "required");
        Add(known, Members(Texts), "dependentRequired");
        Add(known, (v, _, at) => Require(v.ValueKind == JsonValueKind.Array, at, "is no array"), "enum");
        Add(known, Type, "type");
        Add(known, (v, _, at) => Pattern(Text(v, at), at), "pattern");
        Add(known, (v, found, at) => found.References.Add((at, Text(v, at))), "$ref");
        // Deeper down it would change what a $ref is relative to.
        Add(known, (_, _, at) => Require(at == "#/$id", at, "is not at the top of the document, and only one document is read"), "$id");
        return known;
    }

    private static void Add(Dictionary<string, Action<JsonElement, Found, string>> known, Action<JsonElement, Found, string> check, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            known.Add(name, check);
    }

    private static Action<JsonElement, Found, string> Members(Action<JsonElement, Found, string> check) => (value, found, at) =>
    {
        Require(value.ValueKind == JsonValueKind.Object, at, "is no object");
        foreach (var member in value.EnumerateObject())
            check(member.Value, found, $"{at}/{Escaped(member.Name)}");
    };

    private static Action<JsonElement, Found, string> Items(Action<JsonElement, Found, string> check) => (value, found, at) =>
    {
        Require(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0, at, "is no array with something in it");
        foreach (var (i, item) in value.EnumerateArray().Index())
            check(item, found, $"{at}/{i}");
    };

    private static void Patterns(JsonElement value, Found found, string at)
    {
        Members(Schema)(value, found, at);
        foreach (var member in value.EnumerateObject())
            Pattern(member.Name, at);
    }

    private static void Texts(JsonElement value, Found found, string at) =>
        Require(value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String), at, "is no array of texts");

    private static void Count(JsonElement value, Found found, string at) =>
        Require(value.ValueKind == JsonValueKind.Number && JsonSchemaJudge.Count(value) >= 0, at, "is no whole number from 0 on");

    private static void Number(JsonElement value, Found found, string at)
    {
        var number = value.ValueKind == JsonValueKind.Number ? DecimalNumber.Parse(value.GetRawText()) : null;
        Require(number is not null, at, "is no number, or one of more than a thousand digits");
        Require(!at.EndsWith("/multipleOf", StringComparison.Ordinal) || number!.Value.Sign > 0, at, "is not above zero");
    }

    private static void Type(JsonElement value, Found found, string at)
    {
        var names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        Require(names.All(n => n.ValueKind == JsonValueKind.String && types.Contains(n.GetString())), at, $"is not of {string.Join(", ", types)}");
    }

    private static void Pattern(string pattern, string at)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (RegexParseException e)
        {
            throw new ArgumentException($"The schema's {at} is no regular expression: {e.Message}", e);
        }
    }

    private static string Text(JsonElement value, string at)
    {
        Require(value.ValueKind == JsonValueKind.String, at, "is no text");
        return value.GetString()!;
    }

    private static void Require(bool holds, string at, string fault)
    {
        if (!holds)
            throw new ArgumentException($"The schema's {at} {fault}.");
    }

    /// <summary>What a walk through the schema met: where the schemas in it are, and what refers to where.</summary>
    private sealed record Found(HashSet<string> Schemas, List<(string At, string Reference)> References);
}
