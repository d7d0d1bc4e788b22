using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: Levenshtein's similarity, 1 − d / n, where d is the least number of
    /// characters to insert, delete or replace (Levenshtein 1966) and n the length of the longer text. The same texts have 1, two empty ones too;
    /// one that is empty has 0.
    /// </summary>
    /// <remarks>
    /// Characters are those of Unicode (runes): an emoji is one, an accent that is written by itself another. The time grows with the product of
    /// the lengths: for paragraphs, not for books.
    /// </remarks>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">What it should be; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for no rule.</param>
    public static Score Levenshtein(string? actual, string expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null) =>
        Similarity(EditDistance.Similarity, actual, expected, name, atLeast, rules);

    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: the similarity of Jaro with Winkler's prefix (Winkler 1990), made for
    /// names: j + l × 0.1 × (1 − j), where l is the length of the common beginning, at most 4. The same texts have 1, two empty ones too; one that
    /// is empty has 0, and so have texts without a common character.
    /// </summary>
    /// <remarks>
    /// The prefix always counts; some programs count it only from j = 0.7 on. Characters are those of Unicode (runes).
    /// </remarks>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">What it should be; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for no rule.</param>
    public static Score JaroWinkler(string? actual, string expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null) =>
        Similarity(JaroSimilarity.WithPrefix, actual, expected, name, atLeast, rules);

    private static Score Similarity(Func<int[], int[], double> of, string? actual, string expected, string name, double? atLeast, TextRules? rules)
    {
        ArgumentNullException.ThrowIfNull(expected);
        rules ??= TextRules.None;
        var value = actual is null ? 0 : of(CodePoints.Of(rules.Apply(actual)!), CodePoints.Of(rules.Apply(expected)!));
        return Rated(name, value, atLeast, $"expected {Excerpt.Quote(expected)}, got {Excerpt.Quote(actual)}");
    }

    /// <summary>A similarity: a verdict where somebody said what is enough, a measure else; with the reason why it is not 1.</summary>
    private static Score Rated(string name, double value, double? atLeast, string difference)
    {
        if (atLeast is not (null or (>= 0 and <= 1)))
            throw new ArgumentOutOfRangeException(nameof(atLeast), atLeast, "A similarity lies between 0 and 1, so what is enough does too.");

        bool? passed = atLeast is { } enough ? value >= enough : null;
        var below = passed == false ? $"less than {Text(atLeast!.Value)}: " : "";
        return new Score(name, value, passed, value == 1 ? null : below + difference);
    }
}
