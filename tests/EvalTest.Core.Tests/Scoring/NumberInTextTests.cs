using EvalTest.Scoring;

namespace EvalTest.Core.Tests.Scoring;

public sealed class NumberInTextTests
{
    [Theory]
    [InlineData("18", "18")]
    [InlineData("First 3, then 4.", "4")]
    [InlineData("The answer is 3.14.", "3.14")]
    [InlineData("#### 1,234", "1234")]
    [InlineData("1,234,567.89 in all", "1234567.89")]
    [InlineData("1\u202f234\u202f567", "1234567")]
    [InlineData("007", "007")]
    [InlineData(".5", ".5")]
    [InlineData("2.5e3 Hz", "2.5e3")]
    [InlineData("1E-7", "1E-7")]
    [InlineData("答案是12。", "12")]
    [InlineData("**12**", "12")]
    [InlineData("\\boxed{12}", "12")]
    public void The_last_number_is_read(string text, string number)
    {
        Assert.Equal(number, NumberInText.Last(text));
    }

    [Theory]
    [InlineData("-5", "-5")]
    [InlineData("x = -5", "-5")]
    [InlineData("(-5)", "-5")]
    [InlineData("\u22125", "-5")]
    [InlineData("+5", "5")]
    [InlineData("-$1,200.50", "-1200.50")]
    [InlineData("$-5", "-5")]
    [InlineData("7-5", "5")]
    [InlineData("(7)-5", "5")]
    [InlineData("7 - 5", "5")]
    [InlineData("2024-05-01", "01")]
    public void A_sign_is_one_only_before_a_number_and_not_after_an_operand(string text, string number)
    {
        Assert.Equal(number, NumberInText.Last(text));
    }

    [Theory]
    [InlineData("$12")]
    [InlineData("US$12")]
    [InlineData("12€")]
    [InlineData("£12.")]
    [InlineData("12%")]
    [InlineData("12 %")]
    [InlineData("12km")]
    [InlineData("12, says CO2")]
    public void Signs_units_and_words_around_a_number_are_left_out(string text)
    {
        Assert.Equal("12", NumberInText.Last(text));
    }

    [Theory]
    [InlineData("1,2,3", "3")]
    [InlineData("12, 345", "345")]
    [InlineData("1,2345", "2345")]
    [InlineData("0,123", "123")]
    public void A_comma_separates_thousands_only_between_groups_of_three(string text, string number)
    {
        Assert.Equal(number, NumberInText.Last(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("I do not know.")]
    [InlineData("CO2")]
    [InlineData("-")]
    [InlineData("$")]
    public void Where_no_number_is_none_is_found(string? text)
    {
        Assert.Null(NumberInText.Last(text));
    }
}
