using EvalTest.Xunit.Execution;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData("plain\n\ttext", "plain\n\ttext")]
    [InlineData("a ]]> b ]]>", "a ]]\\u003e b ]]\\u003e")]
    [InlineData("bell \a null \0", "bell \\u0007 null \\u0000")]
    [InlineData("emoji \ud83d\ude00 none \uffff", "emoji \ud83d\ude00 none \\uffff")]
    public void A_warning_or_an_attachment_shows_what_XML_does_not_have(string text, string expected) => Assert.Equal(expected, ReportText.Escaped(text));

    [Fact]
    public void Halves_of_a_surrogate_pair_show_as_what_they_are() => Assert.Equal("\\ud800 \\udc00", ReportText.Escaped("\ud800 \udc00"));

    [Fact]
    public void A_message_loses_only_the_mark_that_ends_a_section() => Assert.Equal("\a ]]\\u003e \u001b", ReportText.Of("\a ]]> \u001b"));

    [Fact]
    public void An_exception_behind_a_failure_that_holds_the_mark_is_shown_by_what_it_says()
    {
        var failure = new EvalRefusedException(new EvalTestException("refused ]]>", new InvalidOperationException("because ]]>")));

        Assert.Equal("refused ]]\\u003e", failure.Message);
        Assert.Equal("System.InvalidOperationException: because ]]\\u003e", failure.InnerException!.Message);
    }
}
