using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: F1 of two sets, the harmonic mean of precision (how much of the answer
    /// is right) and recall (how much of what is right was answered; van Rijsbergen 1979). Order and repetition do not count. Two empty sets have
    /// 1, one that is empty 0.
    /// </summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">What it should be; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">When items are the same; null for character by character.</param>
    public static Score SetF1(IEnumerable<string>? actual, IEnumerable<string> expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null)
    {
        var right = Items(expected, rules, nameof(expected)).ToHashSet();
        var given = actual is null ? null : Items(actual, rules, nameof(actual)).ToHashSet();
        var value = given is null ? 0 : Overlap.F1(given.Count(right.Contains), given.Count, right.Count);
        return Rated(name, value, atLeast, Difference(given, right));
    }

    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: F1 of two lists, where an item counts as often as it occurs. Two empty
    /// lists have 1, one that is empty 0.
    /// </summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">What it should be; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">When items are the same; null for character by character.</param>
    /// <param name="ordered">
    /// Whether only items in the right order count: the longest sequence that both lists hold, with others between. The time then grows with the
    /// product of the lengths.
    /// </param>
    public static Score ListF1(IEnumerable<string>? actual, IEnumerable<string> expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null, bool ordered = false)
    {
        var right = Items(expected, rules, nameof(expected));
        var given = actual is null ? null : Items(actual, rules, nameof(actual));
        var value = given is null ? 0 : Overlap.F1(ordered ? Overlap.InOrder(given, right) : Overlap.Count(given, right), given.Length, right.Length);
        return Rated(name, value, atLeast, Difference(given, right));
    }

    /// <summary>
    /// A measure from 0 to 1, or a verdict with <paramref name="atLeast"/>: F1 over the words of two texts, as SQuAD defines it (Rajpurkar et al.
    /// 2016): words are what white space separates after normalisation, each counted as often as it occurs. Two texts of which nothing is left
    /// have 1, one such text 0 (as in SQuAD 2.0).
    /// </summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">What it should be; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for <see cref="TextRules.Squad"/>.</param>
    public static Score TokenF1(string? actual, string expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return TokenF1(actual, [expected], name, atLeast, rules);
    }

    /// <summary>As the one with one text, for several right answers: the best of them counts.</summary>
    /// <param name="actual">The answer; null has 0.</param>
    /// <param name="expected">At least one.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="atLeast">From 0 to 1: a score as large has passed, another has failed. Null to measure only.</param>
    /// <param name="rules">What does not count; null for <see cref="TextRules.Squad"/>.</param>
    /// <exception cref="ArgumentException">No answer is right: the eval's error.</exception>
    public static Score TokenF1(string? actual, IReadOnlyCollection<string> expected, string name = DefaultName, double? atLeast = null, TextRules? rules = null)
    {
        rules ??= TextRules.Squad;
        return Best(actual, expected, name, atLeast, reference =>
        {
            var (given, right) = (NormalText.Split(rules.Apply(actual)!), NormalText.Split(rules.Apply(reference)!));
            return Overlap.F1(Overlap.Count(given, right), given.Length, right.Length);
        });
    }

    private static Score Best(string? actual, IReadOnlyCollection<string> expected, string name, double? atLeast, Func<string, double> of)
    {
        RefuseNone(expected);
        var (reference, value) = expected.Select(r => (Reference: r, Value: actual is null ? 0 : of(r))).MaxBy(r => r.Value);
        return Rated(name, value, atLeast, $"expected {Excerpt.Quote(reference)}, got {Excerpt.Quote(actual)}");
    }

    private static void RefuseNone(IReadOnlyCollection<string> expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (expected.Count == 0 || expected.Contains(null!))
            throw new ArgumentException("There is no text to compare with. Give at least one, and none that is null.", nameof(expected));
    }

    private static string[] Items(IEnumerable<string> items, TextRules? rules, string parameter)
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        return [.. items.Select(i => i is null ? throw new ArgumentException("An item is null.", parameter) : (rules ?? TextRules.None).Apply(i)!)];
    }

    private static string Difference(IReadOnlyCollection<string>? given, IReadOnlyCollection<string> right)
    {
        if (given is null)
            return "got nothing";

        var (missing, wrong) = (right.Except(given).ToArray(), given.Except(right).ToArray());
        return missing.Length + wrong.Length == 0 ? "the order or the number of times differs"
            : string.Join("; ", new[] { Named("missing", missing), Named("not expected", wrong) }.Where(t => t.Length > 0));
    }

    private static string Named(string what, string[] items) =>
        items.Length == 0 ? "" : $"{what}: {string.Join(", ", items.Take(5).Select(i => Excerpt.Quote(i)))}{(items.Length > 5 ? $" and {items.Length - 5} more" : "")}";
}
