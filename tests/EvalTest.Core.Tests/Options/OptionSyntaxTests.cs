using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public class OptionSyntaxTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("0.25s", 250)]
    [InlineData("00:00:30", 30_000)]
    [InlineData("01:30:00", 5_400_000)]
    [InlineData("00:00:00.5", 500)]
    [InlineData("1.00:00:00", 86_400_000)]
    public void A_duration_has_a_unit_or_colons(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), OptionSyntax.Duration(text, TimeSpan.Zero, TimeSpan.MaxValue));

    [Theory]
    [InlineData("30")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5sec")]
    [InlineData("1,5h")]
    [InlineData(".5s")]
    [InlineData("1e3s")]
    [InlineData("30s\n")]
    [InlineData("10:30")]
    [InlineData("00:99:00")]
    [InlineData("-00:00:30")]
    [InlineData("999999999999999h")]
    public void Nothing_else_is_a_duration(string text) =>
        Assert.Null(OptionSyntax.Duration(text, TimeSpan.Zero, TimeSpan.MaxValue));

    [Fact]
    public void A_duration_lies_between_its_bounds()
    {
        var second = TimeSpan.FromSeconds(1);

        Assert.Null(OptionSyntax.Duration("999ms", second, second));
        Assert.Equal(second, OptionSyntax.Duration("1s", second, second));
        Assert.Null(OptionSyntax.Duration("1001ms", second, second));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("math-?")]
    [InlineData("[abc]*")]
    [InlineData("[!a]")]
    [InlineData("[]]")]
    [InlineData("a]")]
    public void A_pattern_with_every_bracket_closed_is_a_glob(string text) => Assert.Equal(text, OptionSyntax.Glob(text));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("a[bc")]
    [InlineData("[a]x[")]
    public void An_empty_or_unclosed_pattern_is_no_glob(string text) => Assert.Null(OptionSyntax.Glob(text));

    [Theory]
    [InlineData("failed", Rerun.Failed)]
    [InlineData("FAILED", Rerun.Failed)]
    [InlineData("1", null)]
    [InlineData("errors,failed", null)]
    [InlineData("", null)]
    public void A_choice_is_one_of_the_names(string text, object? expected) => Assert.Equal((Rerun?)expected, OptionSyntax.Choice<Rerun>(text));
}
