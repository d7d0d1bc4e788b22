namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreNumericRulesTests
{
    private static readonly NumberRules fractions = new() { Fractions = true };
    private static readonly NumberRules percentages = new() { Percentages = true };

    [Theory]
    [InlineData("3/4", 0.75)]
    [InlineData("It is 1 1/2.", 1.5)]
    [InlineData("-1 1/2", -1.5)]
    [InlineData("-3/4", -0.75)]
    [InlineData("1,234 1/2", 1234.5)]
    [InlineData("¾ of it", 0.75)]
    [InlineData("1½", 1.5)]
    [InlineData("3⁄4", 0.75)]
    [InlineData("$\\frac{3}{4}$", 0.75)]
    [InlineData("2\\dfrac{1}{2}", 2.5)]
    [InlineData("first 1/2, then 7", 7)]
    [InlineData("first 7, then 1/2", 0.5)]
    [InlineData("7 / 2", 3.5)]
    [InlineData("12 5/4", 1.25)]
    [InlineData("1/2/2024", 2024)]
    [InlineData("2024/1/2", 2)]
    [InlineData("5/0", 0)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("2.5e3", 2500)]
    public void A_fraction_is_one_number(string actual, double expected)
    {
        Assert.Equal(new Score("score", 1, true), Score.Numeric(actual, expected, fractions));
    }

    [Fact]
    public void A_fraction_is_compared_without_rounding()
    {
        Assert.True(Score.Numeric("1/3", "2/6", fractions).Passed);
        Assert.Equal("expected 1/3, got 0.333", Score.Numeric("0.333", "1/3", fractions).Reason);
        Assert.True(Score.Numeric("0.333", "1/3", fractions, absoluteTolerance: 0.001).Passed);
        Assert.False(Score.Numeric("0.333", "1/3", fractions, absoluteTolerance: 0.0003).Passed);
        Assert.True(Score.Numeric("0.333", "1/3", fractions, relativeTolerance: 0.001).Passed);
        Assert.False(Score.Numeric("0.333", "1/3", fractions, relativeTolerance: 0.0009).Passed);
        Assert.True(Score.Numeric("1/3", 0.333, fractions, relativeTolerance: 0.0011).Passed);
        Assert.True(Score.Numeric("1/3", 0.333, fractions, absoluteTolerance: 0.0004).Passed);
    }

    [Theory]
    [InlineData("50%", 0.5)]
    [InlineData("50 %", 0.5)]
    [InlineData("12.5 percent", 0.125)]
    [InlineData("-5 per cent", -0.05)]
    [InlineData("50\\%", 0.5)]
    [InlineData("50% of 8 is 4", 4)]
    [InlineData("50", 50)]
    public void A_percentage_is_hundredths(string actual, double expected)
    {
        Assert.True(Score.Numeric(actual, expected, percentages).Passed);
    }

    [Fact]
    public void The_reason_shows_the_number_as_it_was_read()
    {
        Assert.Equal("expected 0.5, got 5%", Score.Numeric("5 %", 0.5, percentages).Reason);
        Assert.Equal("expected 2, got -1 1/2", Score.Numeric("-1½", 2, fractions).Reason);
        Assert.Equal("no number in \"none\"", Score.Numeric("none", 2, fractions).Reason);
    }

    [Theory]
    [InlineData("3,14", 3.14)]
    [InlineData("1.234.567,8", 1234567.8)]
    [InlineData("12,", 12)]
    public void A_decimal_comma_changes_places_with_the_point(string actual, double expected)
    {
        Assert.True(Score.Numeric(actual, expected, new NumberRules { DecimalComma = true }).Passed);
    }

    [Theory]
    [InlineData("9 - 4 = 5\n#### 42 (in 3 steps)", "42")]
    [InlineData("#### 1\n#### -42 then 3", "-42")]
    [InlineData("no marker, 42", "42")]
    public void The_number_after_the_marker_answers(string actual, string expected)
    {
        Assert.True(Score.Numeric(actual, expected, new NumberRules { After = "####" }).Passed);
    }

    [Fact]
    public void Nothing_after_the_marker_is_no_answer()
    {
        Assert.Equal("no number in \"42 #### unknown\"", Score.Numeric("42 #### unknown", 42, new NumberRules { After = "####" }).Reason);
        Assert.True(Score.Numeric("x #### 1 1/2 or 7", 1.5, fractions with { After = "####" }).Passed);
        Assert.True(Score.Numeric("x #### 1/2/2024", 1, fractions with { After = "####" }).Passed);
    }

    [Fact]
    public void Without_a_rule_nothing_is_read_otherwise()
    {
        Assert.True(Score.Numeric("50% of 1/2", 2, new NumberRules()).Passed);
        Assert.Throws<ArgumentException>(() => Score.Numeric("1", "none", fractions));
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Numeric("1", double.NaN, fractions));
    }
}
