namespace EvalTest.Reporting;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain", 5)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    [InlineData("", 0)]
    public void Width_counts_the_cells_of_a_terminal(string text, int cells) => Assert.Equal(cells, TerminalText.Width(text));

    [Theory]
    [InlineData("日本語", 6, "日本語")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("日本語", 0, "")]
    public void A_cut_end_never_takes_more_cells_than_it_may(string text, int cells, string expected) =>
        Assert.Equal(expected, TerminalText.CutEnd(text, cells));

    [Theory]
    [InlineData("日本語", 5, "…本語")]
    [InlineData("a.b", 2, "…b")]
    [InlineData("a.b", 0, "")]
    public void A_cut_start_never_takes_more_cells_than_it_may(string text, int cells, string expected) =>
        Assert.Equal(expected, TerminalText.CutStart(text, cells));

    [Fact]
    public void Every_control_character_is_neutralised()
    {
        var obeyed = string.Concat(Enumerable.Range(0, 0xA0).Where(code => code is < 0x20 or >= 0x7F).Select(code => (char)code)) + "\u2028\u2029\u202E\u2066\uD800";

        Assert.Equal(new string('\uFFFD', obeyed.Length), TerminalText.Neutralise(obeyed));
    }

    [Fact]
    public void What_can_only_be_shown_stays() => Assert.Equal("Zoë 日本 😀 1 + 1", TerminalText.Neutralise("Zoë 日本 😀 1 + 1"));
}
