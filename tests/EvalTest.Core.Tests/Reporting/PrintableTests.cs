using EvalTest.Reporting;

namespace EvalTest.Core.Tests.Reporting;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain, with Umläuten, 漢字 and 😀", "plain, with Umläuten, 漢字 and 😀")]
    [InlineData("\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u0000\u0007\u007f\u009b", "\\u0000\\u0007\\u007f\\u009b")]
    [InlineData("\u2028\u202e\u2066\u200f", "\\u2028\\u202e\\u2066\\u200f")]
    public void A_line_shows_what_could_drive_a_terminal(string text, string shown)
    {
        Assert.Equal(shown, Printable.Line(text));
    }

    [Fact]
    public void Half_a_character_is_shown_as_such_wherever_it_stands()
    {
        Assert.Equal("\\ud83d\\u001b😀\\ud83d", Printable.Line("\ud83d\u001b😀\ud83d"));
    }

    [Fact]
    public void A_block_keeps_its_lines_and_tabs()
    {
        Assert.Equal("a\n\tb\n\\u001bc", Printable.Block("a\r\n\tb\n\u001bc"));
    }

    [Fact]
    public void A_carriage_return_in_a_block_cannot_overwrite_a_line()
    {
        Assert.Equal("good\nbad", Printable.Block("good\rbad"));
    }

    [Theory]
    [InlineData("one\ntwo", "one")]
    [InlineData("\n  \r\n  two  \nthree", "two")]
    [InlineData("", "")]
    [InlineData("\n", "")]
    [InlineData("0123456789 and more", "0123456789…")]
    public void The_first_line_is_the_first_that_says_something(string text, string line)
    {
        Assert.Equal(line, Printable.FirstLine(text, 10));
    }
}
