using EvalTest.Reporting;

namespace EvalTest.Core.Tests.Reporting;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("\"=1\"")]
    [InlineData("'=1")]
    [InlineData("  \u00a0=1")]
    [InlineData("\ufeff=1")]
    [InlineData("\uff1d1")]
    [InlineData("\u22121+A1")]
    [InlineData("-")]
    [InlineData("+49 30 1234")]
    public void What_could_be_a_formula_stands_behind_an_apostrophe(string text) => Assert.Equal("'" + text, CsvText.Of(text));

    [Theory]
    [InlineData("-1")]
    [InlineData("+1.5")]
    [InlineData("-1.5e-7")]
    [InlineData("a=b")]
    [InlineData("it's \"so\"")]
    [InlineData("{\"a\":-1}")]
    [InlineData("")]
    [InlineData("日本 😀")]
    public void Numbers_and_plain_texts_stay_as_they_are(string text) => Assert.Equal(text, CsvText.Of(text));

    [Fact]
    public void What_is_no_character_is_shown() => Assert.Equal(@"a\u0000b\ud800c😀", CsvText.Of("a\0b\ud800c😀"));
}
