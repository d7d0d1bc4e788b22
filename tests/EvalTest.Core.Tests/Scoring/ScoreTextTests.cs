namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreTextTests
{
    [Fact]
    public void Exact_passes_for_the_same_text()
    {
        Assert.Equal(new Score("score", 1, true), Score.Exact("Paris", "Paris"));
    }

    [Theory]
    [InlineData("Rome", "expected \"Paris\", got \"Rome\"")]
    [InlineData("PARIS", "expected \"Paris\", got \"PARIS\" (only the case differs)")]
    [InlineData("Paris\n", "expected \"Paris\", got \"Paris\n\" (only white space around it differs)")]
    [InlineData(null, "expected \"Paris\", got nothing")]
    public void Exact_fails_with_the_difference(string? actual, string reason)
    {
        Assert.Equal(new Score("city", 0, false, reason), Score.Exact(actual, "Paris", name: "city"));
    }

    [Fact]
    public void Case_is_ignored_where_asked()
    {
        Assert.True(Score.Exact("PARIS", "Paris", ignoreCase: true).Passed);
        Assert.True(Score.Contains("in PARIS.", "Paris", ignoreCase: true).Passed);
        Assert.True(Score.StartsWith("PARIS.", "Paris", ignoreCase: true).Passed);
        Assert.True(Score.EndsWith("in PARIS", "Paris", ignoreCase: true).Passed);
    }

    [Fact]
    public void Case_counts_otherwise()
    {
        Assert.False(Score.Contains("in PARIS.", "Paris").Passed);
        Assert.False(Score.StartsWith("PARIS.", "Paris").Passed);
        Assert.False(Score.EndsWith("in PARIS", "Paris").Passed);
    }

    [Theory]
    [InlineData("Oh, hello you", true, null)]
    [InlineData("Hi", false, "\"hello\" does not occur in \"Hi\"")]
    [InlineData(null, false, "\"hello\" does not occur in nothing")]
    public void Contains_looks_for_the_part(string? text, bool passed, string? reason)
    {
        Assert.Equal(new Score("score", passed ? 1 : 0, passed, reason), Score.Contains(text, "hello"));
    }

    [Fact]
    public void A_prefix_and_a_suffix_that_are_missing_are_named()
    {
        Assert.Equal("expected \"Yes\" at the start of \"No, yes\"", Score.StartsWith("No, yes", "Yes").Reason);
        Assert.Equal("expected \"yes\" at the end of \"yes!\"", Score.EndsWith("yes!", "yes").Reason);
    }

    [Fact]
    public void An_empty_part_is_refused_because_it_is_in_every_text()
    {
        Assert.Throws<ArgumentException>(() => Score.Contains("text", ""));
        Assert.Throws<ArgumentException>(() => Score.StartsWith("text", ""));
        Assert.Throws<ArgumentException>(() => Score.EndsWith("text", ""));
    }

    [Fact]
    public void No_expectation_is_the_evals_error()
    {
        Assert.Throws<ArgumentNullException>(() => Score.Exact("text", null!));
    }

    [Fact]
    public void A_long_answer_is_shortened_without_half_a_character()
    {
        var reason = Score.Exact(new string('a', 79) + "😀😀", "b").Reason;

        Assert.Equal($"expected \"b\", got \"{new string('a', 79)}…\"", reason);
    }

    [Fact]
    public void The_end_of_a_long_text_is_shown_where_the_end_is_judged()
    {
        var reason = Score.EndsWith(new string('a', 500) + "the end", "fin").Reason;

        Assert.Equal($"expected \"fin\" at the end of \"…{new string('a', 72)}the end\"", reason);
    }
}
