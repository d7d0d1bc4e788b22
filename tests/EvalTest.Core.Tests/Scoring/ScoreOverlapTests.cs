namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreOverlapTests
{
    /// <summary>
    /// By hand from SQuAD's program (Rajpurkar et al. 2016), which lowers case and drops punctuation and articles before it splits: of
    /// "Broncos" against "Denver Broncos", precision 1 and recall 1/2, F1 2/3.
    /// </summary>
    [Theory]
    [InlineData("The Denver Broncos.", "denver broncos", 1)]
    [InlineData("Broncos", "Denver Broncos", 2.0 / 3)]
    [InlineData("the cat sat on the mat", "a cat on a mat", 6.0 / 7)]
    [InlineData("a a a b", "b", 1)]
    [InlineData("c c c b", "c b", 4.0 / 6)]
    [InlineData("Carolina", "Denver", 0)]
    [InlineData("well-known", "wellknown", 1)]
    [InlineData("the", "a", 1)]
    [InlineData("the", "b", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "b", 0)]
    public void Token_F1_is_as_SQuAD_has_it(string actual, string expected, double value)
    {
        Assert.Equal(value, Score.TokenF1(actual, expected).Value);
    }

    [Fact]
    public void The_best_of_several_answers_counts()
    {
        Assert.Equal(new Score("score", 0.8, true, "expected \"x y\", got \"x y z\""), Score.TokenF1("x y z", ["q", "x y"], atLeast: 0.8));
        Assert.Throws<ArgumentException>(() => Score.TokenF1("a", Array.Empty<string>()));
    }

    [Theory]
    [InlineData("a,b,c", "c,b,a", 1, 1, 2.0 / 6)]
    [InlineData("a,a,b", "a,b", 1, 0.8, 0.8)]
    [InlineData("a,x", "a,b,c", 0.4, 0.4, 0.4)]
    [InlineData("a", "b", 0, 0, 0)]
    public void Sets_lists_and_ordered_lists_differ_in_what_counts(string actual, string expected, double set, double list, double ordered)
    {
        var (given, right) = (actual.Split(','), expected.Split(','));

        Assert.Equal((set, list, ordered), (Score.SetF1(given, right).Value, Score.ListF1(given, right).Value, Score.ListF1(given, right, ordered: true).Value));
    }

    [Fact]
    public void Empty_lists_are_the_same_and_an_empty_one_has_nothing()
    {
        Assert.Equal((1, 1), (Score.SetF1([], []).Value, Score.ListF1([], []).Value));
        Assert.Equal((0, 0), (Score.SetF1([], ["a"]).Value, Score.ListF1(["a"], []).Value));
    }

    [Fact]
    public void The_reason_names_what_is_missing_and_what_is_too_much()
    {
        Assert.Equal("less than 1: missing: \"b\"; not expected: \"x\", \"y\"", Score.SetF1(["a", "x", "y"], ["a", "b"], atLeast: 1).Reason);
        Assert.Equal("the order or the number of times differs", Score.ListF1(["a", "a"], ["a"]).Reason);
        Assert.Equal("missing: \"1\", \"2\", \"3\", \"4\", \"5\" and 2 more", Score.SetF1([], ["1", "2", "3", "4", "5", "6", "7"]).Reason);
    }

    [Fact]
    public void Items_are_compared_by_the_rules()
    {
        Assert.Equal(1, Score.SetF1([" Paris", "ROME"], ["rome", "paris"], rules: TextRules.Lenient).Value);
    }
}
