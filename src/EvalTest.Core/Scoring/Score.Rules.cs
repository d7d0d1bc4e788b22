using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>A verdict: 1 if the two texts are the same by the rules, else 0.</summary>
    /// <param name="actual">The answer; null is never right.</param>
    /// <param name="expected">The right answer; may be empty, and by the rules may become so.</param>
    /// <param name="rules">What does not count.</param>
    /// <param name="name">The score's name.</param>
    public static Score Exact(string? actual, string expected, TextRules rules, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Apply(actual) == rules.Apply(expected)
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(expected)}, got {Excerpt.Quote(actual)}", name);
    }

    /// <summary>A verdict: 1 if the part occurs in the text by the rules, else 0; also within a word.</summary>
    /// <param name="text">The answer; null contains nothing.</param>
    /// <param name="part">Not empty, nor by the rules: every text contains the empty one.</param>
    /// <param name="rules">What does not count.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="ArgumentException">The part is empty, or the rules leave nothing of it.</exception>
    public static Score Contains(string? text, string part, TextRules rules, string name = DefaultName)
    {
        var ruled = Part(part, rules);
        return rules.Apply(text)?.Contains(ruled, StringComparison.Ordinal) == true
            ? Pass(name)
            : Fail($"{Excerpt.Quote(part)} does not occur in {Excerpt.Quote(text)}", name);
    }

    /// <summary>A verdict: 1 if the text begins with the part by the rules, else 0.</summary>
    /// <param name="text">The answer; null begins with nothing.</param>
    /// <param name="part">Not empty, nor by the rules.</param>
    /// <param name="rules">What does not count.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="ArgumentException">The part is empty, or the rules leave nothing of it.</exception>
    public static Score StartsWith(string? text, string part, TextRules rules, string name = DefaultName)
    {
        var ruled = Part(part, rules);
        return rules.Apply(text)?.StartsWith(ruled, StringComparison.Ordinal) == true
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(part)} at the start of {Excerpt.Quote(text)}", name);
    }

    /// <summary>A verdict: 1 if the text ends with the part by the rules, else 0.</summary>
    /// <param name="text">The answer; null ends with nothing.</param>
    /// <param name="part">Not empty, nor by the rules.</param>
    /// <param name="rules">What does not count.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="ArgumentException">The part is empty, or the rules leave nothing of it.</exception>
    public static Score EndsWith(string? text, string part, TextRules rules, string name = DefaultName)
    {
        var ruled = Part(part, rules);
        return rules.Apply(text)?.EndsWith(ruled, StringComparison.Ordinal) == true
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(part)} at the end of {Excerpt.Quote(Tail(text))}", name);
    }

    private static string Part(string part, TextRules rules)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Apply(part) is { Length: > 0 } ruled
            ? ruled
            : throw new ArgumentException($"By the rules nothing is left of {Excerpt.Quote(part)}, and every text contains nothing. Give another part, or fewer rules.", nameof(part));
    }
}
