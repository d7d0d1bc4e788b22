using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: BLEU of one text (Papineni et al. 2002): the geometric mean of the
    /// modified precisions of runs of 1 to 4 words, times the brevity penalty.
    /// </summary>
    /// <remarks>
    /// BLEU was defined over a whole corpus; the mean of this over samples is another number than a corpus' BLEU, and only comparable with itself.
    /// Runs of words that the answer is too short for are left out, so that a right answer of two words has 1. A length of which no run matches
    /// counts as 0.1 of a match (method 1 of Chen and Cherry 2014), unless <paramref name="smooth"/> is false: then the score is 0, as it is where
    /// no word matches. Words are runs of letters and digits; every other character is one of its own, and so is every Chinese or Japanese one.
    /// Two texts without words have 1, one such text 0.
    /// </remarks>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">At least one reference.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for no rule, so that case counts, as usual for BLEU.</param>
    /// <param name="longest">The length of the longest runs, at least 1.</param>
    /// <param name="smooth">Whether a length without a match is smoothed.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public static Score Bleu(string? actual, IReadOnlyCollection<string> expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null, int longest = 4, bool smooth = true)
    {
        RefuseNone(expected);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        rules ??= TextRules.None;
        string[] Split(string text) => Words.Of(rules.Apply(text)!, withSigns: true);
        var value = actual is null ? 0 : Ngrams.Bleu(Split(actual), [.. expected.Select(Split)], longest, smooth);
        return Rated(name, value, atLeast, $"expected {Excerpt.Quote(expected.First())}{(expected.Count > 1 ? $" or {expected.Count - 1} more" : "")}, got {Excerpt.Quote(actual)}");
    }

    /// <summary>As the one with several references, with one.</summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for no rule, so that case counts, as usual for BLEU.</param>
    /// <param name="longest">The length of the longest runs, at least 1.</param>
    /// <param name="smooth">Whether a length without a match is smoothed.</param>
    public static Score Bleu(string? actual, string expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null, int longest = 4, bool smooth = true)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Bleu(actual, [expected], name, atLeast, rules, longest, smooth);
    }

    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: ROUGE-L (Lin 2004): the longest sequence of words that both texts hold
    /// in the same order, others between, as precision and recall, and F of them with β = 1. The best of several references counts.
    /// </summary>
    /// <remarks>
    /// The whole text is one sequence; sentences are not told apart (Lin's summary-level variant does that). Words are runs of letters and digits,
    /// and every Chinese or Japanese character; punctuation only separates them, and nothing is stemmed. Two texts without words have 1, one such
    /// text 0. The time grows with the product of the lengths.
    /// </remarks>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">At least one reference.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null to ignore case, as Lin's program does.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public static Score RougeL(string? actual, IReadOnlyCollection<string> expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null)
    {
        rules ??= new TextRules { IgnoreCase = true };
        string[] Split(string text) => Words.Of(rules.Apply(text)!, withSigns: false);
        return Best(actual, expected, name, atLeast, reference =>
        {
            var (given, right) = (Split(actual!), Split(reference));
            return Overlap.F1(Overlap.InOrder(given, right), given.Length, right.Length);
        });
    }

    /// <summary>As the one with several references, with one.</summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null to ignore case, as Lin's program does.</param>
    public static Score RougeL(string? actual, string expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return RougeL(actual, [expected], name, atLeast, rules);
    }
}
