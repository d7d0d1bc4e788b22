namespace EvalTest.Core.Tests.Scoring;

/// <summary>Examples follow the JSON Schema specification, draft 2020-12 (core sections 8 to 10, validation section 6).</summary>
public sealed class ScoreSchemaTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", "1.5", "at $: 1.5 is not of type integer")]
    [InlineData("""{"type":["string","null"]}""", "null", "1", "at $: 1 is not of type [\"string\",\"null\"]")]
    [InlineData("""{"type":"boolean"}""", "false", "0", "at $: 0 is not of type boolean")]
    [InlineData("""{"enum":[1,"a",null]}""", "1.0", "2", "at $: 2 is none of [1,\"a\",null]")]
    [InlineData("""{"const":{"a":[1]}}""", """{"a":[1.0]}""", """{"a":[2]}""", "at $: {\"a\":[2]} is not {\"a\":[1]}")]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", "{}", "at $: \"a\" is missing")]
    [InlineData("""{"properties":{"a":{"minimum":0}}}""", """{"b":-1}""", """{"a":-1}""", "at $.a: -1 is below the minimum 0")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"a":1}""", """{"a":1,"b":2}""", "at $.b: 2 is not allowed")]
    [InlineData("""{"patternProperties":{"^x":{"type":"string"}},"additionalProperties":{"type":"null"}}""", """{"xa":"","b":null}""", """{"xa":1}""", "at $.xa: 1 is not of type string")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"ab":1}""", """{"abc":1}""", "at $: \"abc\" is longer than 2")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"c":1}""", """{"a":1}""", "at $: \"b\" is missing")]
    [InlineData("""{"minProperties":1,"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":1}""", "at $: there are more than 1 members")]
    [InlineData("""{"minProperties":2}""", """{"a":1,"b":1}""", """{"a":1}""", "at $: there are fewer than 2 members")]
    [InlineData("""{"items":{"type":"number"}}""", "[1,2]", "[1,\"2\"]", "at $[1]: \"2\" is not of type number")]
    [InlineData("""{"prefixItems":[{"type":"number"}],"items":false}""", "[1]", "[1,2]", "at $[1]: 2 is not allowed")]
    [InlineData("""{"prefixItems":[{"type":"number"}]}""", "[1,\"x\"]", "[\"x\"]", "at $[0]: \"x\" is not of type number")]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[0,1]", "[1,1]", "at $: more than 1 items are as \"contains\" has them")]
    [InlineData("""{"contains":{"const":1}}""", "[1,1]", "[]", "at $: fewer than 1 items are as \"contains\" has them")]
    [InlineData("""{"contains":{"const":1},"minContains":0}""", "[]", "3", null)]
    [InlineData("""{"minItems":1}""", "[1]", "[]", "at $: there are fewer than 1 items")]
    [InlineData("""{"maxItems":2.0}""", "[1,1]", "[1,1,1]", "at $: there are more than 2.0 items")]
    [InlineData("""{"uniqueItems":true}""", "[1,\"1\"]", "[1,2,1.0]", "at $: two items are the same")]
    [InlineData("""{"minLength":2}""", "\"ab\"", "\"😀\"", "at $: \"😀\" is shorter than 2")]
    [InlineData("""{"maxLength":1}""", "\"😀\"", "\"ab\"", "at $: \"ab\" is longer than 1")]
    [InlineData("""{"pattern":"b+"}""", "\"abc\"", "\"ac\"", "at $: \"ac\" does not match b+")]
    [InlineData("""{"maximum":0.3}""", "0.3", "0.30000000000000001", "at $: 0.30000000000000001 is above the maximum 0.3")]
    [InlineData("""{"exclusiveMinimum":1}""", "1.1", "1", "at $: 1 is not above 1")]
    [InlineData("""{"exclusiveMaximum":1}""", "0.9", "1.0", "at $: 1.0 is not below 1")]
    [InlineData("""{"multipleOf":0.1}""", "0.3", "0.35", "at $: 0.35 is no multiple of 0.1")]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "2", "3", "at $: 3 is above the maximum 2")]
    [InlineData("""{"anyOf":[{"type":"null"},{"minimum":2}]}""", "null", "1", "at $: 1 is allowed by none of anyOf")]
    [InlineData("""{"oneOf":[{"minimum":1},{"maximum":2}]}""", "3", "2", "at $: 2 is allowed by 2 of oneOf, not one")]
    [InlineData("""{"not":{"type":"null"}}""", "1", "null", "at $: null is what \"not\" excludes")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":1},"else":{"minimum":1}}""", "\"a\"", "0", "at $: 0 is below the minimum 1")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":1}}""", "0", "\"\"", "at $: \"\" is shorter than 1")]
    [InlineData("""{"$defs":{"a/b":{"type":"null"}},"$ref":"#/$defs/a~1b"}""", "null", "1", "at $: 1 is not of type null")]
    [InlineData("""{"properties":{"in":{"$ref":"#"}},"required":["v"]}""", """{"v":1,"in":{"v":2}}""", """{"v":1,"in":{"v":1,"in":{}}}""", "at $.in.in: \"v\" is missing")]
    [InlineData("false", null, "1", "at $: 1 is not allowed")]
    [InlineData("""{"format":"date","title":"t","x-mine":{"odd":1},"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"u"}""", "\"x\"", null, null)]
    public void A_keyword_allows_and_refuses(string schema, string? allowed, string? refused, string? reason)
    {
        if (allowed is not null)
            Assert.Equal(new Score("score", 1, true), Score.MatchesSchema(allowed, schema));
        if (refused is not null)
            Assert.Equal(reason, Score.MatchesSchema(refused, schema).Reason);
    }

    [Theory]
    [InlineData("""{"minimun":1}""", "The schema's # has the keyword \"minimun\", which is not judged here.")]
    [InlineData("""{"properties":{"a":{"unevaluatedProperties":false}}}""", "The schema's #/properties/a has the keyword \"unevaluatedProperties\"")]
    [InlineData("""{"items":[{}]}""", "The schema's #/items is no schema")]
    [InlineData("""{"type":"int"}""", "The schema's #/type is not of null, boolean")]
    [InlineData("""{"$ref":"other.json"}""", "The schema's #/$ref is \"other.json\", which is no schema in this document")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "The schema's #/$ref is \"#/$defs/none\", which is no schema in this document")]
    [InlineData("""{"$ref":"#/const","const":{"minimun":1}}""", "The schema's #/$ref is \"#/const\", which is no schema in this document")]
    [InlineData("""{"pattern":"("}""", "The schema's #/pattern is no regular expression")]
    [InlineData("""{"minLength":-1}""", "The schema's #/minLength is no whole number")]
    [InlineData("""{"maxItems":1.5}""", "The schema's #/maxItems is no whole number")]
    [InlineData("""{"exclusiveMinimum":true}""", "The schema's #/exclusiveMinimum is no number")]
    [InlineData("""{"multipleOf":0}""", "The schema's #/multipleOf is not above zero")]
    [InlineData("""{"required":true}""", "The schema's #/required is no array of texts")]
    [InlineData("""{"not":{"$id":"x"}}""", "The schema's #/not/$id is not at the top")]
    [InlineData("""{"anyOf":[]}""", "The schema's #/anyOf is no array with something in it")]
    [InlineData("3", "The schema's # is no schema")]
    [InlineData("{", "\"{\" is not JSON")]
    public void A_schema_that_would_not_be_judged_as_it_says_is_refused(string schema, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => Score.MatchesSchema("1", schema));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"anyOf":[{"$ref":"#"},true]}""")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}""")]
    public void A_reference_to_itself_ends_in_an_error(string schema)
    {
        var refused = Assert.Throws<ArgumentException>(() => Score.MatchesSchema("1", schema));

        Assert.EndsWith("leads to itself without end.", refused.Message, StringComparison.Ordinal);
    }
}
