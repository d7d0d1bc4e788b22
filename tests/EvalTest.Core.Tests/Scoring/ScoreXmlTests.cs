namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreXmlTests
{
    [Theory]
    [InlineData("<a x='1' y='2'/>", "<a y=\"2\" x=\"1\"></a>")]
    [InlineData("<?xml version='1.0'?><a>\n  <b> one\n two </b><!-- no --><?p i?>\n</a>", "<a><b>one two</b></a>")]
    [InlineData("<a>o<!-- no -->ne</a>", "<a>one</a>")]
    [InlineData("<a><![CDATA[<]]></a>", "<a>&lt;</a>")]
    [InlineData("<p:a xmlns:p='u'><p:b/></p:a>", "<a xmlns='u'><b/></a>")]
    public void The_same_in_another_form_is_equal(string actual, string expected)
    {
        Assert.Equal(new Score("score", 1, true), Score.XmlEqual(actual, expected));
    }

    [Theory]
    [InlineData("<b/>", "<a/>", "at /: expected <a>, got <b>")]
    [InlineData("<a xmlns='u'/>", "<a/>", "at /: expected <a>, got <a> of u")]
    [InlineData("<o><i/><i p='4'/></o>", "<o><i/><i p='3'/></o>", "at /o/i[2]/@p: expected \"3\", got \"4\"")]
    [InlineData("<a x='1'/>", "<a/>", "at /a/@x: expected nothing, got \"1\"")]
    [InlineData("<a/>", "<a x='1'/>", "at /a/@x: expected \"1\", got nothing")]
    [InlineData("<a><c/><b/></a>", "<a><b/><c/></a>", "at /a/b: expected <b>, got <c>")]
    [InlineData("<a><b/></a>", "<a><b/><c/></a>", "at /a/c: expected <c>, got nothing")]
    [InlineData("<a><b/></a>", "<a/>", "at /a/b: expected nothing, got <b>")]
    [InlineData("<a>x</a>", "<a>X</a>", "at /a/text(): expected \"X\", got \"x\"")]
    [InlineData("<a>x<b/>y</a>", "<a>xy<b/></a>", "at /a/text(): expected \"xy\", got \"x\"")]
    public void The_first_difference_is_named(string actual, string expected, string reason)
    {
        Assert.Equal(new Score("score", 0, false, reason), Score.XmlEqual(actual, expected));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Here: <a/>")]
    [InlineData("<a>")]
    [InlineData("<a/><a/>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    public void What_is_no_XML_has_failed(string? actual)
    {
        Assert.Contains(" is no XML: ", Score.XmlEqual(actual, "<a/>").Reason, StringComparison.Ordinal);
    }

    // An attribute cannot hold one.
    [Fact]
    public void Half_a_surrogate_pair_is_no_XML()
    {
        Assert.Contains(" is no XML: ", Score.XmlEqual("<a>\ud800</a>", "<a/>").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_depth_is_borne()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Assert.EndsWith("It is more than 256 levels deep.", Score.XmlEqual(deep, "<a/>").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_that_is_no_XML_is_the_evals_error()
    {
        Assert.Throws<ArgumentException>(() => Score.XmlEqual("<a/>", "<a>"));
    }
}
