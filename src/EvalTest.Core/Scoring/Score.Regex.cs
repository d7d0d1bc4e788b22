using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    private static readonly TimeSpan mostForPattern = TimeSpan.FromSeconds(1);

    /// <summary>A verdict: 1 if the regular expression matches somewhere in the text, else 0. Write <c>\A…\z</c> for the whole of it.</summary>
    /// <param name="text">The answer; null matches nothing, an empty one what an empty one matches.</param>
    /// <param name="pattern">As .NET has them, in no language.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    /// <exception cref="EvalTestException">It took more than a second: whether it matches is unknown, which is an error and no verdict.</exception>
    public static Score Matches(string? text, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string name = DefaultName, bool ignoreCase = false) =>
        Matches(text, Compiled(pattern, ignoreCase), name);

    /// <summary>As the one with a pattern, with the options and the time-out of a regular expression of your own, such as a generated one.</summary>
    /// <param name="text">The answer; null matches nothing.</param>
    /// <param name="pattern">It has a time-out, unless it was made without one: then nothing ends a match that never ends.</param>
    /// <param name="name">The score's name.</param>
    /// <exception cref="EvalTestException">It took longer than its time-out.</exception>
    public static Score Matches(string? text, Regex pattern, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return text is not null && Matched(text, pattern).Success
            ? Pass(name)
            : Fail($"{Excerpt.Quote(text)} does not match {Excerpt.Cut(pattern.ToString(), 80)}", name);
    }

    /// <summary>A verdict: 1 if a group of the first match holds what is expected, else 0. No match, or a group that took no part in it, has failed.</summary>
    /// <param name="text">The answer; null matches nothing.</param>
    /// <param name="pattern">With a group, as in <c>Answer: (?&lt;answer&gt;\w+)</c>.</param>
    /// <param name="group">The group's name, or its number.</param>
    /// <param name="expected">What it has to hold; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="rules">What does not count; null for no rule.</param>
    /// <exception cref="ArgumentException">The pattern is none, or has no such group.</exception>
    /// <exception cref="EvalTestException">It took more than a second.</exception>
    public static Score MatchedGroup(string? text, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string group, string expected, string name = DefaultName, TextRules? rules = null) =>
        MatchedGroup(text, Compiled(pattern, false), group, expected, name, rules);

    /// <summary>As the one with a pattern, with a regular expression of your own.</summary>
    /// <param name="text">The answer; null matches nothing.</param>
    /// <param name="pattern">With a group and a time-out.</param>
    /// <param name="group">The group's name, or its number.</param>
    /// <param name="expected">What it has to hold; may be empty.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="rules">What does not count; null for no rule.</param>
    /// <exception cref="ArgumentException">The pattern has no such group.</exception>
    /// <exception cref="EvalTestException">It took longer than its time-out.</exception>
    public static Score MatchedGroup(string? text, Regex pattern, string group, string expected, string name = DefaultName, TextRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(expected);
        if (!pattern.GetGroupNames().Contains(group))
            throw new ArgumentException($"The pattern {pattern} has no group \"{group}\". It has {string.Join(", ", pattern.GetGroupNames())}.", nameof(group));

        var match = text is null ? Match.Empty : Matched(text, pattern);
        if (!match.Success)
            return Fail($"{Excerpt.Quote(text)} does not match {Excerpt.Cut(pattern.ToString(), 80)}", name);

        var found = match.Groups[group];
        return found.Success && (rules ?? TextRules.None).Apply(found.Value) == (rules ?? TextRules.None).Apply(expected)
            ? Pass(name)
            : Fail($"expected {Excerpt.Quote(expected)} as \"{group}\", got {Excerpt.Quote(found.Success ? found.Value : null)}", name);
    }

    private static Regex Compiled(string pattern, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new Regex(pattern, RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), mostForPattern);
    }

    private static Match Matched(string text, Regex pattern)
    {
        try
        {
            return pattern.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Not as the inner one: it is a TimeoutException, which would count against the provider and be tried again.
            throw new EvalTestException($"The pattern {pattern} was not through with a text of {text.Length} characters after {pattern.MatchTimeout.TotalSeconds} s. Write it without nested repetition, or with RegexOptions.NonBacktracking.");
        }
    }
}
