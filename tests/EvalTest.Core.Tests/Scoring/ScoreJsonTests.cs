namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x"]}""", """ { "b" : [ true, null, "\u0078" ], "a" : 1.0 } """)]
    [InlineData("1e2", "100")]
    [InlineData("123456789012345678901234567890.0", "123456789012345678901234567890")]
    [InlineData("{}", "{}")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00e9"}""")]
    public void The_same_in_another_form_is_equal(string actual, string expected)
    {
        Assert.Equal(new Score("score", 1, true), Score.JsonEqual(actual, expected));
    }

    [Theory]
    [InlineData("""{"items":[{"price":4}]}""", """{"items":[{"price":3}]}""", "at $.items[0].price: expected 3, got 4")]
    [InlineData("""{"a":"1"}""", """{"a":1}""", "at $.a: expected 1, got \"1\"")]
    [InlineData("""{"A":1}""", """{"a":1}""", "at $.a: expected 1, which is missing")]
    [InlineData("""{"a":1,"b c":2}""", """{"a":1}""", "at $['b c']: 2 is not expected")]
    [InlineData("[1]", "[1,2]", "at $[1]: expected 2, which is missing")]
    [InlineData("[1,2,3]", "[1,2]", "at $[2]: 3 is not expected")]
    [InlineData("[2,1]", "[1,2]", "at $[0]: expected 1, got 2")]
    [InlineData("true", "false", "at $: expected false, got true")]
    [InlineData("null", "{}", "at $: expected {}, got null")]
    [InlineData("123456789012345678901234567891", "123456789012345678901234567890", "at $: expected 123456789012345678901234567890, got 123456789012345678901234567891")]
    public void The_first_difference_is_named(string actual, string expected, string reason)
    {
        Assert.Equal(new Score("score", 0, false, reason), Score.JsonEqual(actual, expected));
    }

    [Theory]
    [InlineData("$.id", """{"id":1,"x":2}""", """{"id":9,"x":2}""", true)]
    [InlineData("$.id", """{"x":2}""", """{"id":9,"x":2}""", true)]
    [InlineData("$.id", """{"id":1,"x":2}""", """{"x":2}""", true)]
    [InlineData("$.id", """{"in":{"id":1}}""", """{"in":{"id":2}}""", false)]
    [InlineData("$.*.id", """{"in":{"id":1}}""", """{"in":{"id":2}}""", true)]
    [InlineData("$.a[*].t", """{"a":[{"t":1},{"t":2}]}""", """{"a":[{"t":3},{"t":4}]}""", true)]
    [InlineData("$.a[0]", """{"a":[1,2]}""", """{"a":[3,2]}""", true)]
    [InlineData("$.a[0]", """{"a":[1,2]}""", """{"a":[1,3]}""", false)]
    [InlineData("$['b c']", """{"b c":1}""", """{"b c":2}""", true)]
    [InlineData("$", "1", "2", true)]
    public void An_ignored_path_does_not_count_and_others_do(string path, string actual, string expected, bool passed)
    {
        Assert.Equal(passed, Score.JsonEqual(actual, expected, rules: new() { IgnoredPaths = [path] }).Passed);
    }

    [Theory]
    [InlineData("[1,2,2]", "[2,1,2]", null)]
    [InlineData("[[1,2],[3]]", "[[3],[2,1]]", null)]
    [InlineData("""[{"a":[1,2]}]""", """[{"a":[2,1]}]""", null)]
    [InlineData("[1,1,2]", "[2,1,2]", "at $[2]: expected 2, which is missing")]
    [InlineData("[1,2,3]", "[2,1]", "at $: 3 is not expected")]
    [InlineData("[1]", "[1,1]", "at $[1]: expected 1, which is missing")]
    public void The_order_of_arrays_may_be_ignored(string actual, string expected, string? reason)
    {
        Assert.Equal(reason, Score.JsonEqual(actual, expected, rules: new() { IgnoreArrayOrder = true }).Reason);
    }

    [Fact]
    public void Ignored_paths_hold_within_arrays_in_any_order()
    {
        var rules = new JsonRules { IgnoreArrayOrder = true, IgnoredPaths = ["$[*].id"] };

        Assert.True(Score.JsonEqual("""[{"id":1,"x":2},{"id":2,"x":1}]""", """[{"id":8,"x":1},{"id":9,"x":2}]""", rules: rules).Passed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Here it is: {}")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("[1,]")]
    [InlineData("""["\ud800"]""")]
    [InlineData("NaN")]
    public void What_is_no_JSON_has_failed(string? actual)
    {
        var score = Score.JsonEqual(actual, "[1]");

        Assert.False(score.Passed);
        Assert.Contains("no JSON", score.Reason, StringComparison.Ordinal);
        Assert.Contains("no JSON", Score.MatchesSchema(actual, "true").Reason, StringComparison.Ordinal);
    }

    // An attribute cannot hold one.
    [Fact]
    public void Half_a_surrogate_pair_is_no_JSON()
    {
        Assert.EndsWith("is no JSON: it holds half of a surrogate pair", Score.JsonEqual("[\"\ud800\"]", "[1]").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_depth_is_borne()
    {
        var deep = new string('[', 100_000);

        Assert.False(Score.JsonEqual(deep, "[1]").Passed);
    }

    [Fact]
    public void An_expectation_or_a_path_that_is_none_is_the_evals_error()
    {
        Assert.Throws<ArgumentException>(() => Score.JsonEqual("1", "{"));
        Assert.Throws<ArgumentException>(() => Score.JsonEqual("1", "1", rules: new() { IgnoredPaths = ["id"] }));
    }
}
