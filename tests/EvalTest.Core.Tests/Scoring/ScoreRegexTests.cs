using System.Text.RegularExpressions;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreRegexTests
{
    [Theory]
    [InlineData("order #4711.", true, null)]
    [InlineData("order", false, "\"order\" does not match #[0-9]+")]
    [InlineData(null, false, "nothing does not match #[0-9]+")]
    public void A_pattern_is_looked_for(string? text, bool passed, string? reason)
    {
        Assert.Equal(new Score("score", passed ? 1 : 0, passed, reason), Score.Matches(text, "#[0-9]+"));
    }

    [Fact]
    public void Case_counts_unless_said_otherwise()
    {
        Assert.False(Score.Matches("YES", "yes").Passed);
        Assert.True(Score.Matches("YES", "yes", ignoreCase: true).Passed);
    }

    [Theory]
    [InlineData("Answer: Rome", null)]
    [InlineData("Answer: Paris", "expected \"Rome\" as \"city\", got \"Paris\"")]
    [InlineData("Answer:", "expected \"Rome\" as \"city\", got nothing")]
    [InlineData("Rome", "\"Rome\" does not match Answer:(?: (?<city>\\w+))?")]
    [InlineData(null, "nothing does not match Answer:(?: (?<city>\\w+))?")]
    public void A_group_holds_what_is_expected(string? text, string? reason)
    {
        Assert.Equal(new Score("score", reason is null ? 1 : 0, reason is null, reason), Score.MatchedGroup(text, @"Answer:(?: (?<city>\w+))?", "city", "Rome"));
    }

    [Fact]
    public void A_group_that_took_no_part_is_not_an_empty_one()
    {
        Assert.False(Score.MatchedGroup("a", "a(b)?", "1", "").Passed);
        Assert.True(Score.MatchedGroup("a", "a(b?)", "1", "").Passed);
    }

    [Fact]
    public void Rules_and_numbered_groups_do_too()
    {
        Assert.True(Score.MatchedGroup("= ROME", "= (.*)", "1", "rome", rules: TextRules.Lenient).Passed);
        Assert.True(Score.Matches("x\ny", new Regex("^y$", RegexOptions.Multiline)).Passed);
    }

    [Fact]
    public void A_pattern_that_is_none_and_a_group_that_it_lacks_are_the_evals_error()
    {
        Assert.ThrowsAny<ArgumentException>(() => Score.Matches("a", "("));
        var missing = Assert.Throws<ArgumentException>(() => Score.MatchedGroup("a", "(?<x>a)", "y", "a"));
        Assert.StartsWith("The pattern (?<x>a) has no group \"y\". It has 0, x.", missing.Message, StringComparison.Ordinal);
    }

    /// <summary>Half a minute of matching would end in a time-out that the provider is blamed for.</summary>
    [Fact]
    public void A_pattern_that_takes_too_long_is_an_error_that_is_not_tried_again()
    {
        var slow = new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(10));

        var error = Assert.ThrowsAny<EvalTestException>(() => Score.Matches(new string('a', 40) + "b", slow));

        Assert.StartsWith("The pattern ^(a+)+$ was not through with a text of 41 characters after 0.01 s.", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }
}
