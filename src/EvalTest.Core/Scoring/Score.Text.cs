using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the two texts are the same character by character, else 0. Nothing is trimmed: a line end that a model added is a
    /// difference, and the reason says so.
    /// </summary>
    /// <param name="actual">The answer; null is never right.</param>
    /// <param name="expected">The right answer; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether "Paris" equals "PARIS"; ordinal, in no language.</param>
    /// <exception cref="ArgumentNullException">Nothing is expected: that is the eval's error, not the model's.</exception>
    public static Score Exact(string? actual, string expected, string name = DefaultName, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return string.Equals(actual, expected, Comparison(ignoreCase))
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(expected)}, got {Excerpt.Quote(actual)}{Nearness(actual, expected)}", name);
    }

    /// <summary>A verdict: 1 if the part occurs in the text, else 0.</summary>
    /// <param name="text">The answer; null contains nothing.</param>
    /// <param name="part">Not empty: every text contains the empty one.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same; ordinal, in no language.</param>
    /// <exception cref="ArgumentException">The part is empty.</exception>
    public static Score Contains(string? text, string part, string name = DefaultName, bool ignoreCase = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        return text is not null && text.Contains(part, Comparison(ignoreCase))
            ? Pass(name)
            : Fail($"{Excerpt.Quote(part)} does not occur in {Excerpt.Quote(text)}", name);
    }

    /// <summary>A verdict: 1 if the text begins with the part, else 0. White space before it is a difference.</summary>
    /// <param name="text">The answer; null begins with nothing.</param>
    /// <param name="part">Not empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same; ordinal, in no language.</param>
    /// <exception cref="ArgumentException">The part is empty.</exception>
    public static Score StartsWith(string? text, string part, string name = DefaultName, bool ignoreCase = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        return text is not null && text.StartsWith(part, Comparison(ignoreCase))
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(part)} at the start of {Excerpt.Quote(text)}", name);
    }

    /// <summary>A verdict: 1 if the text ends with the part, else 0. White space after it, a last line end included, is a difference.</summary>
    /// <param name="text">The answer; null ends with nothing.</param>
    /// <param name="part">Not empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same; ordinal, in no language.</param>
    /// <exception cref="ArgumentException">The part is empty.</exception>
    public static Score EndsWith(string? text, string part, string name = DefaultName, bool ignoreCase = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        return text is not null && text.EndsWith(part, Comparison(ignoreCase))
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(part)} at the end of {Excerpt.Quote(Tail(text))}", name);
    }

    private static StringComparison Comparison(bool ignoreCase) => ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string Nearness(string? actual, string expected) =>
        string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase) ? " (only the case differs)"
        : actual?.Trim() == expected.Trim() ? " (only white space around it differs)"
        : "";

    private static string? Tail(string? text) => text is { Length: > 80 } ? "…" + text[^79..] : text;
}
