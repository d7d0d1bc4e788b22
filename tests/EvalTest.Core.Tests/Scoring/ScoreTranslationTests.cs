using EvalTest.Scoring;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ScoreTranslationTests
{
    private const string First = "It is a guide to action which ensures that the military always obeys the commands of the party";
    private const string Second = "It is to insure the troops forever hearing the activity guidebook that party direct";

    // Example 1 of Papineni et al. 2002.
    private static readonly string[] references =
    [
        "It is a guide to action that ensures that the military will forever heed Party commands",
        "It is the guiding principle which guarantees the military forces always being under the command of the Party",
        "It is the practical guide for the army always to heed the directions of the party",
    ];

    /// <summary>Section 2.1 of the paper: 17/18 and 8/14 of single words, 10/17 and 1/13 of pairs, where case does not count.</summary>
    [Theory]
    [InlineData(First, 1, 17, 18)]
    [InlineData(Second, 1, 8, 14)]
    [InlineData(First, 2, 10, 17)]
    [InlineData(Second, 2, 1, 13)]
    public void Modified_precisions_are_the_papers(string candidate, int n, int matched, int count)
    {
        string[] Split(string text) => Words.Of(text.ToLowerInvariant(), withSigns: true);

        Assert.Equal((matched, count), Ngrams.Precision(Split(candidate), [.. references.Select(Split)], n));
    }

    /// <summary>Example 2 of the paper: seven times "the", of which a reference has two.</summary>
    [Fact]
    public void Words_are_clipped_to_the_reference_that_has_most_of_them()
    {
        var score = Score.Bleu("the the the the the the the", ["The cat is on the mat", "There is a cat on the mat"], rules: new() { IgnoreCase = true }, longest: 1);

        Assert.Equal(2.0 / 7, score.Value, 15);
    }

    /// <summary>0.5045666840058485, which NLTK documents for its <c>sentence_bleu</c> of this example, case counting.</summary>
    [Fact]
    public void The_whole_formula_is_as_other_programs_have_it()
    {
        Assert.Equal(0.5045666840058485, Score.Bleu(First, references).Value, 14);
    }

    /// <summary>By hand: all that is there matches; of candidate 6 words and reference 9 the penalty is exp(1 - 9/6).</summary>
    [Fact]
    public void A_short_answer_is_penalised_against_the_reference_nearest_in_length()
    {
        const string nine = "a b c d e f g h i";

        Assert.Equal(Math.Exp(-0.5), Score.Bleu("a b c d e f", nine).Value, 14);
        Assert.Equal(Math.Exp(1 - (7.0 / 6)), Score.Bleu("a b c d e f", [nine, "a b c d e f g", "q r s"]).Value, 14);
        Assert.Equal(1, Score.Bleu("a b c d e f", ["a b c d e f g", "a b c d e"], longest: 1).Value);
    }

    /// <summary>By hand: 3/4 words, 1/3 pairs, then none: (3/4 x 1/3 x 0.1/2 x 0.1/1)^(1/4).</summary>
    [Fact]
    public void A_length_without_a_match_is_smoothed_or_makes_zero()
    {
        Assert.Equal(Math.Pow(0.75 / 3 * 0.05 * 0.1, 0.25), Score.Bleu("a b x c", "a b q c").Value, 14);
        Assert.Equal(0, Score.Bleu("a b x c", "a b q c", smooth: false).Value);
        Assert.Equal(0, Score.Bleu("x y", "a b").Value);
    }

    [Theory]
    [InlineData("yes", "yes", 1)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    [InlineData("a", "", 0)]
    public void Short_texts_have_a_score_too(string actual, string expected, double value)
    {
        Assert.Equal(value, Score.Bleu(actual, expected).Value);
        Assert.Equal(value, Score.RougeL(actual, expected).Value);
    }

    /// <summary>Lin 2004, section 3.1: against "police killed the gunman" 3/4 and 2/4, and for the sentence with two candidates of the same length 2/4 too.</summary>
    [Theory]
    [InlineData("police kill the gunman", 0.75)]
    [InlineData("the gunman kill police", 0.5)]
    [InlineData("the gunman police killed", 0.5)]
    public void Rouge_L_is_the_papers(string candidate, double value)
    {
        Assert.Equal(value, Score.RougeL(candidate, "police killed the gunman").Value);
    }

    /// <summary>By hand: three of four words and of two, F = 2 x 2 / (4 + 2).</summary>
    [Fact]
    public void Rouge_L_weighs_precision_and_recall_alike_ignores_case_and_takes_the_best_reference()
    {
        Assert.Equal(4.0 / 6, Score.RougeL("The Cat, it sat!", ["no", "the cat"]).Value);
    }

    [Theory]
    [InlineData("Don't stop.", "Don|'|t|stop|.")]
    [InlineData("日本語 e\u0301t\u00e9 x2", "日|本|語|e\u0301t\u00e9|x2")]
    [InlineData("a 😀b", "a|😀|b")]
    public void Words_are_runs_of_letters_and_digits(string text, string words)
    {
        Assert.Equal(words.Split('|'), Words.Of(text, withSigns: true));
    }

    // An attribute cannot hold one.
    [Fact]
    public void Half_a_surrogate_pair_is_a_word_of_its_own()
    {
        Assert.Equal(["a", "\ud83d", "b"], Words.Of("a\ud83db", withSigns: true));
        Assert.Equal(["a", "b"], Words.Of("a\ud83db", withSigns: false));
    }
}
