using System.Numerics;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the number that answers in the one text is that of the other, else 0, where fractions, percentages or a decimal comma are
    /// read, or an answer behind a marker. An answer without a number has failed.
    /// </summary>
    /// <param name="actual">The answer; null has no number.</param>
    /// <param name="expected">The right answer, alone or in its solution, read by the same rules.</param>
    /// <param name="rules">What is read; the rest is as <see cref="Numeric(string, string, string, double, double)"/> says.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="absoluteTolerance">The largest difference that is right.</param>
    /// <param name="relativeTolerance">The largest difference that is right, as a share of the expected number. The wider of both counts.</param>
    /// <exception cref="ArgumentException">There is no number in <paramref name="expected"/>, or a tolerance is negative: the eval's error.</exception>
    public static Score Numeric(string? actual, string expected, NumberRules rules, string name = DefaultName, double absoluteTolerance = 0, double relativeTolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(rules);
        var right = RatioInText.Find(expected, rules)
            ?? throw new ArgumentException($"There is no number in the expected answer {Excerpt.Quote(expected)}, so nothing can be compared with it. Give a number, or compare with Score.Exact.", nameof(expected));
        return Compared(actual, right, rules, name, absoluteTolerance, relativeTolerance);
    }

    /// <summary>As the other one by rules, with a number for what is expected.</summary>
    /// <typeparam name="T">Any type of numbers: int, long, double, decimal, …</typeparam>
    /// <param name="actual">The answer; null has no number.</param>
    /// <param name="expected">Finite. A double or float is taken as it prints: 0.1 is one tenth.</param>
    /// <param name="rules">What is read; the rest is as <see cref="Numeric(string, string, string, double, double)"/> says.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="absoluteTolerance">The largest difference that is right.</param>
    /// <param name="relativeTolerance">The largest difference that is right, as a share of the expected number. The wider of both counts.</param>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is not finite, or a tolerance is negative: the eval's error.</exception>
    public static Score Numeric<T>(string? actual, T expected, NumberRules rules, string name = DefaultName, double absoluteTolerance = 0, double relativeTolerance = 0)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(rules);
        var right = RatioInText.Parse(Text(expected))
            ?? throw new ArgumentOutOfRangeException(nameof(expected), expected, "The expected number is not finite, or has more than a thousand digits.");
        return Compared(actual, right, rules, name, absoluteTolerance, relativeTolerance);
    }

    private static Score Compared(string? actual, NumberRatio right, NumberRules rules, string name, double absoluteTolerance, double relativeTolerance)
    {
        var absolute = Tolerance(absoluteTolerance, nameof(absoluteTolerance));
        var relative = Tolerance(relativeTolerance, nameof(relativeTolerance));
        if (RatioInText.Find(actual, rules) is not { } answer)
            return Fail($"no number in {Excerpt.Quote(actual)}", name);
        if (answer.IsWithin(right, absolute, relative))
            return Pass(name);

        var allowed = absoluteTolerance == 0 && relativeTolerance == 0 ? "" : $" ± {Allowed(absoluteTolerance, relativeTolerance)}";
        return Fail($"expected {Excerpt.Cut(right.Text, 80)}{allowed}, got {Excerpt.Cut(answer.Text, 80)}", name);
    }
}
