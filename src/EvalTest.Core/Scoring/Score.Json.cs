using System.Diagnostics.CodeAnalysis;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the two JSON documents (RFC 8259) hold the same, else 0 and the first place where they differ. White space, the order of members, escapes
    /// and how a number is written (1, 1.0, 1e0) do not count.
    /// </summary>
    /// <remarks>
    /// What is no JSON has failed: text around it, a comment, a name that an object has twice, half a surrogate pair, more than 64 levels. Take
    /// a document out of a model's Markdown first.
    /// </remarks>
    /// <param name="actual">The answer; null and empty are no JSON.</param>
    /// <param name="expected">JSON.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="rules">What else does not count; null for no rule.</param>
    /// <exception cref="ArgumentException">What is expected is no JSON, or a path of the rules is none: the eval's error.</exception>
    public static Score JsonEqual(string? actual, [StringSyntax(StringSyntaxAttribute.Json)] string expected, string name = DefaultName, JsonRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var right = JsonText.Required(expected, nameof(expected));
        var difference = new JsonDifference(rules ?? new JsonRules());
        if (JsonText.Read(actual ?? "", out var fault) is not { } given)
            return NoJson(actual, fault, name);

        return difference.First(given, right) is { } reason ? Fail(reason, name) : Pass(name);
    }

    /// <summary>A verdict: 1 if the text is JSON that a JSON Schema (draft 2020-12) allows, else 0 and the first place where it does not.</summary>
    /// <remarks>
    /// Of the draft, these keywords judge: type, enum, const; properties, patternProperties, additionalProperties, propertyNames, required,
    /// dependentRequired, minProperties, maxProperties; items, prefixItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems;
    /// minLength, maxLength (in runes), pattern (as .NET has it, anywhere in the text); minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf; allOf, anyOf, oneOf,
    /// not, if, then, else; $ref to a place in the same document (<c>#</c>, <c>#/$defs/name</c>). <c>format</c> and the other annotations judge nothing, as in the draft.
    /// Every other keyword is refused, and never passed over, but for names that begin with <c>x-</c>. Of a document with a name twice, see <see cref="JsonEqual"/>.
    /// </remarks>
    /// <param name="text">The answer; null and empty are no JSON.</param>
    /// <param name="schema">JSON: an object, or true or false.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="ArgumentException">The schema is no JSON, has a keyword that is not of these or a wrong value of one, a $ref to nowhere or to itself: the eval's error.</exception>
    /// <exception cref="EvalTestException">A pattern took more than a second.</exception>
    public static Score MatchesSchema(string? text, [StringSyntax(StringSyntaxAttribute.Json)] string schema, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var rules = JsonText.Required(schema, nameof(schema));
        JsonSchemaCheck.Refuse(rules);
        if (JsonText.Read(text ?? "", out var fault) is not { } given)
            return NoJson(text, fault, name);

        return new JsonSchemaJudge(rules).Fault(given) is { } reason ? Fail(reason, name) : Pass(name);
    }

    private static Score NoJson(string? text, string fault, string name) =>
        Fail(string.IsNullOrWhiteSpace(text) ? $"got {Excerpt.Quote(text)}, which is no JSON" : $"{Excerpt.Quote(text)} is no JSON: {fault}", name);
}
