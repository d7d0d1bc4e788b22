namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreSimilarityTests
{
    /// <summary>Distances of the literature: kitten and sitting 3, Saturday and Sunday 3.</summary>
    [Theory]
    [InlineData("kitten", "sitting", 4.0 / 7)]
    [InlineData("Saturday", "Sunday", 5.0 / 8)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "ab", 0)]
    [InlineData("ab", "", 0)]
    [InlineData("😀", "😁", 0)]
    [InlineData("a😀", "a😁", 0.5)]
    public void Levenshtein_counts_edits_of_runes(string actual, string expected, double value)
    {
        Assert.Equal(value, Score.Levenshtein(actual, expected).Value);
    }

    // An attribute cannot hold one.
    [Fact]
    public void Half_a_surrogate_pair_is_unlike_every_other_character()
    {
        Assert.Equal((0, 0), (Score.Levenshtein("\ud83d", "\ude00").Value, Score.Levenshtein("\ud83d", "\ufffd").Value));
        Assert.Equal(0.5, Score.Levenshtein("\ud83da", "\ud83db").Value);
    }

    /// <summary>
    /// Table 6 of Winkler, "The State of Record Linkage and Current Research Problems" (1999), which rounds to three digits; where one has no common character both are 0.
    /// DIXON and DICKSONX, by hand: j = (4/5 + 4/8 + 1) / 3 = 0.7667, and 0.7667 + 2 x 0.1 x 0.2333 = 0.8133.
    /// ABCD and DCBA, by hand: within reach 1 only B and C match, both out of order: (2/4 + 2/4 + 1/2) / 3.
    /// </summary>
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.982)]
    [InlineData("NICHLESON", "NICHULSON", 0.956)]
    [InlineData("MASSEY", "MASSIE", 0.933)]
    [InlineData("ABROMS", "ABRAMS", 0.922)]
    [InlineData("JONES", "JOHNSON", 0.832)]
    [InlineData("A", "B", 0)]
    [InlineData("AB", "BA", 0)]
    [InlineData("ABCD", "DCBA", 0.5)]
    [InlineData("", "", 1)]
    [InlineData("", "A", 0)]
    public void Jaro_Winkler_is_as_published(string actual, string expected, double value)
    {
        Assert.Equal(value, Score.JaroWinkler(actual, expected).Value, 3);
    }

    [Fact]
    public void A_threshold_makes_a_verdict_and_a_measure_else()
    {
        Assert.Equal(new Score("near", 0.75, null, "expected \"abcd\", got \"abcx\""), Score.Levenshtein("abcx", "abcd", "near"));
        Assert.Equal(new Score("near", 0.75, true, "expected \"abcd\", got \"abcx\""), Score.Levenshtein("abcx", "abcd", "near", atLeast: 0.75));
        Assert.Equal(new Score("near", 0.75, false, "less than 0.76: expected \"abcd\", got \"abcx\""), Score.Levenshtein("abcx", "abcd", "near", atLeast: 0.76));
        Assert.Equal(new Score("near", 1, true), Score.JaroWinkler("a", "a", "near", atLeast: 1));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_threshold_outside_of_the_range_is_refused(double atLeast)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Levenshtein("a", "a", atLeast: atLeast));
    }

    [Fact]
    public void No_answer_has_nothing_even_where_nothing_is_expected()
    {
        Score[] scores = [Score.Levenshtein(null, ""), Score.JaroWinkler(null, ""), Score.TokenF1(null, ""), Score.SetF1(null, []), Score.ListF1(null, []), Score.Bleu(null, ""), Score.RougeL(null, "")];

        Assert.All(scores, s => Assert.Equal((0, null), (s.Value, s.Passed)));
        Assert.All(scores, s => Assert.Contains("got nothing", s.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_apply_to_both_sides()
    {
        Assert.Equal(1, Score.Levenshtein(" ABC", "abc ", rules: TextRules.Lenient).Value);
        Assert.Equal(1, Score.JaroWinkler("C.A.T", "CAT", rules: new() { IgnorePunctuation = true }).Value);
    }
}
