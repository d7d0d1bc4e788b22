using System.Text;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreRulesTests
{
    [Theory]
    [InlineData(nameof(TextRules.IgnoreCase), "ΣΑΣ Paris", "σας pARIS", "straße", "STRASSE")]
    [InlineData(nameof(TextRules.TrimWhiteSpace), " a  b\n", "a  b", "a b", "a  b")]
    [InlineData(nameof(TextRules.CollapseWhiteSpace), " a \r\n\u00a0b\t", "a b", "ab", "a b")]
    [InlineData(nameof(TextRules.IgnorePunctuation), "“don't”, $5!", "dont 5", "a b", "ab")]
    [InlineData(nameof(TextRules.IgnoreArticles), "x The y", "x an y", "x there y", "x y")]
    public void A_rule_makes_the_same_what_it_says_and_no_more(string rule, string left, string right, string one, string other)
    {
        var rules = new TextRules();
        typeof(TextRules).GetProperty(rule)!.SetValue(rules, true);

        Assert.False(Score.Exact(left, right, TextRules.None).Passed);
        Assert.True(Score.Exact(left, right, rules).Passed);
        Assert.False(Score.Exact(one, other, rules).Passed);
    }

    /// <summary>As in the projects of this repository; a user's process has both.</summary>
    private static bool WithoutForms => "e\u0301".Normalize() != "é";

    [Fact]
    public void Without_globalization_data_a_form_of_more_than_ASCII_is_an_error_and_never_a_wrong_verdict()
    {
        Assert.SkipUnless(WithoutForms, "This process has globalization data.");
        Assert.True(Score.Exact("a", "a", new TextRules { UnicodeForm = NormalizationForm.FormC, IgnoreDiacritics = true }).Passed);

        var error = Assert.ThrowsAny<EvalTestException>(() => Score.Exact("é", "e\u0301", new TextRules { UnicodeForm = NormalizationForm.FormC }));

        Assert.StartsWith("The text \"é\" cannot be brought into Unicode form FormC: this process runs without globalization data.", error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<EvalTestException>(() => Score.Exact("é", "e", new TextRules { IgnoreDiacritics = true }));
    }

    [Fact]
    public void Diacritics_are_left_out_and_letters_of_their_own_stay()
    {
        Assert.SkipWhen(WithoutForms, "This process has no globalization data.");
        var rules = new TextRules { IgnoreDiacritics = true };

        Assert.True(Score.Exact("Café", "Cafe", rules).Passed);
        Assert.True(Score.Exact("Cafe\u0301", "Café", rules).Passed);
        Assert.False(Score.Exact("ø", "o", rules).Passed);
    }

    [Fact]
    public void A_form_makes_the_same_what_is_typed_in_two_ways_beside_half_a_surrogate_pair()
    {
        Assert.SkipWhen(WithoutForms, "This process has no globalization data.");
        Assert.True(Score.Exact("\ud83dé\ud83d", "\ud83de\u0301\ud83d", new TextRules { UnicodeForm = NormalizationForm.FormC }).Passed);
        Assert.False(Score.Exact("ｘ", "x", new TextRules { UnicodeForm = NormalizationForm.FormC }).Passed);
        Assert.True(Score.Exact("ｘ", "x", new TextRules { UnicodeForm = NormalizationForm.FormKC }).Passed);
    }

    [Fact]
    public void Parts_are_looked_for_by_the_rules()
    {
        Assert.True(Score.Contains("It is  PARIS.", "is paris", TextRules.Lenient).Passed);
        Assert.True(Score.StartsWith(" Yes, it is", "yes", TextRules.Lenient).Passed);
        Assert.True(Score.EndsWith("It is Yes!\n", "yes", TextRules.Squad).Passed);
        Assert.Equal(new Score("score", 0, false, "\"x\" does not occur in nothing"), Score.Contains(null, "x", TextRules.Lenient));
        Assert.Equal("expected \"no\" at the start of \"yes\"", Score.StartsWith("yes", "no", TextRules.Lenient).Reason);
        Assert.Equal("expected \"no\" at the end of \"yes\"", Score.EndsWith("yes", "no", TextRules.Lenient).Reason);
    }

    [Fact]
    public void A_part_of_which_the_rules_leave_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Score.Contains("text", "...", TextRules.Squad));
        Assert.Throws<ArgumentException>(() => Score.Contains("text", "", TextRules.None));
    }

    [Fact]
    public void No_answer_is_not_the_empty_one()
    {
        Assert.Equal(new Score("score", 0, false, "expected \"\", got nothing"), Score.Exact(null, "", TextRules.Lenient));
    }
}
