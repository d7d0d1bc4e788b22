using EvalTest.Report.Rendering;

namespace EvalTest.Report.Tests.Rendering;

public sealed class PlainLettersTests
{
    [Theory]
    [InlineData("&#x65E5;&#x672C; &#x1F600;", "日本 😀")]
    [InlineData("a &amp; b &lt;&gt;&quot;&#x27;&#x2B;&#x60;", "a &amp; b &lt;&gt;&quot;&#x27;&#x2B;&#x60;")]
    [InlineData("&amp;#x65E5;", "&amp;#x65E5;")]
    [InlineData("&#x3C;b&#x3E; &#x0; &#x202E; &#xD800; &#x110000; &#xE000;", "&#x3C;b&#x3E; &#x0; &#x202E; &#xD800; &#x110000; &#xE000;")]
    [InlineData("&&#x65E5;&unfinished business &#x", "&日&unfinished business &#x")]
    public void Only_letters_that_mean_nothing_in_html_are_written_plainly_however_the_text_is_cut(string html, string written)
    {
        var whole = new StringWriter();
        var cut = new StringWriter();

        using (var letters = new PlainLetters(whole))
        {
            letters.Write(html);
            letters.Flush();
        }

        using (var letters = new PlainLetters(cut))
        {
            foreach (var c in html)
                letters.Write([c], 0, 1);
            letters.Flush();
        }

        Assert.Equal((written, written), (whole.ToString(), cut.ToString()));
    }
}
