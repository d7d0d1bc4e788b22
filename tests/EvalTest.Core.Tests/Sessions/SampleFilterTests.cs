using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SampleFilterTests
{
    [Theory]
    [InlineData(null, "anything")]
    [InlineData("*", "")]
    [InlineData("s1?", "s10")]
    [InlineData("s*9", "s129")]
    [InlineData("s[12]", "s2")]
    [InlineData("s[!12]", "s3")]
    [InlineData("s[^12]", "s3")]
    [InlineData("s[a-c]", "sb")]
    [InlineData("a[[]b]", "a[b]")]
    [InlineData("a.b", "a.b")]
    [InlineData(@"a\b", @"a\b")]
    [InlineData("a\nb*", "a\nb\nc")]
    [InlineData("[]]", "]")]
    public void A_glob_takes(string? glob, string id) => Assert.True(new SampleFilter(glob).Matches(id));

    [Theory]
    [InlineData("s1?", "s1")]
    [InlineData("s1", "S1")]
    [InlineData("s1", "s12")]
    [InlineData("s[12]", "s3")]
    [InlineData("s[!12]", "s1")]
    [InlineData("a.b", "axb")]
    [InlineData("", "a")]
    public void A_glob_leaves(string glob, string id) => Assert.False(new SampleFilter(glob).Matches(id));
}
