namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreSatisfiesTests
{
    [Fact]
    public void A_condition_that_fails_is_named_by_its_source_or_its_description()
    {
        Assert.Equal(new Score("short", 1, true), Score.Satisfies("ab", o => o.Length < 3, "short"));
        Assert.Equal(new Score("score", 0, false, "\"abc\" does not satisfy: o => o.Length < 3"), Score.Satisfies("abc", o => o.Length < 3));
        Assert.Equal("\"7\" does not satisfy: is even", Score.Satisfies(7, o => o % 2 == 0, describe: "is even").Reason);
        Assert.Equal("nothing does not satisfy: o => o is not null", Score.Satisfies<string?>(null, o => o is not null).Reason);
    }

    [Fact]
    public void A_condition_that_throws_is_no_verdict()
    {
        Assert.Throws<FormatException>(() => Score.Satisfies("x", o => int.Parse(o, null) > 0));
    }
}
