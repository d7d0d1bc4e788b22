using System.Globalization;
using System.Numerics;
using EvalTest.Scoring;

namespace EvalTest;

public sealed partial record Score
{
    /// <summary>
    /// A verdict: 1 if the last number in the one text is the last number in the other, else 0. An answer without a number has failed.
    /// </summary>
    /// <remarks>
    /// A number is written with a decimal point, with or without thousands separators in groups of three (<c>1,234.5</c>, <c>-$12</c>,
    /// <c>1.5e-3</c>). A full stop after it ends the sentence; a currency or percent sign is left out, so that <c>50 %</c> is 50, not 0.5.
    /// Digits within a word (<c>CO2</c>) are no number. Not read: a decimal comma (<c>3,14</c> is 3 and 14), a fraction (<c>1/2</c> is
    /// 1 and 2), a number in words; <see cref="NumberRules"/> reads some of them.
    /// Numbers are compared as decimals, without rounding, however long they are.
    /// </remarks>
    /// <param name="actual">The answer; null has no number.</param>
    /// <param name="expected">The right answer, alone or at the end of its solution.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="absoluteTolerance">The largest difference that is right.</param>
    /// <param name="relativeTolerance">The largest difference that is right, as a share of the expected number. The wider of both counts.</param>
    /// <exception cref="ArgumentException">There is no number in <paramref name="expected"/>, or a tolerance is negative: the eval's error.</exception>
    public static Score Numeric(string? actual, string expected, string name = DefaultName, double absoluteTolerance = 0, double relativeTolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var right = NumberInText.Last(expected)
            ?? throw new ArgumentException($"There is no number in the expected answer {Excerpt.Quote(expected)}, so nothing can be compared with it. Give a number, or compare with Score.Exact.", nameof(expected));
        return Compared(NumberInText.Last(actual), actual, right, name, absoluteTolerance, relativeTolerance);
    }

    /// <summary>A verdict: 1 if the last number in the text is the expected one, else 0. An answer without a number has failed.</summary>
    /// <remarks>What a number in a text is says <see cref="Numeric(string, string, string, double, double)"/>.</remarks>
    /// <typeparam name="T">Any type of numbers: int, long, double, decimal, …</typeparam>
    /// <param name="actual">The answer; null has no number.</param>
    /// <param name="expected">Finite. A double or float is taken as it prints: 0.1 is one tenth.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="absoluteTolerance">The largest difference that is right.</param>
    /// <param name="relativeTolerance">The largest difference that is right, as a share of the expected number. The wider of both counts.</param>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is not finite, or a tolerance is negative: the eval's error.</exception>
    public static Score Numeric<T>(string? actual, T expected, string name = DefaultName, double absoluteTolerance = 0, double relativeTolerance = 0)
        where T : INumber<T> =>
        Compared(NumberInText.Last(actual), actual, Text(expected), name, absoluteTolerance, relativeTolerance);

    /// <summary>A verdict: 1 if the two numbers are the same, else 0. An actual number that is NaN or infinite has failed.</summary>
    /// <remarks>Without a tolerance, computed doubles are seldom the same: 0.1 + 0.2 is not 0.3.</remarks>
    /// <typeparam name="T">Any type of numbers: int, long, double, decimal, …</typeparam>
    /// <param name="actual">The answer.</param>
    /// <param name="expected">Finite. A double or float is taken as it prints: 0.1 is one tenth.</param>
    /// <param name="name">The score's name.</param>
    /// <param name="absoluteTolerance">The largest difference that is right.</param>
    /// <param name="relativeTolerance">The largest difference that is right, as a share of the expected number. The wider of both counts.</param>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is not finite, or a tolerance is negative: the eval's error.</exception>
    public static Score Numeric<T>(T actual, T expected, string name = DefaultName, double absoluteTolerance = 0, double relativeTolerance = 0)
        where T : INumber<T> =>
        Compared(Text(actual), null, Text(expected), name, absoluteTolerance, relativeTolerance);

    private static Score Compared(string? actual, string? text, string expected, string name, double absoluteTolerance, double relativeTolerance)
    {
        var absolute = Tolerance(absoluteTolerance, nameof(absoluteTolerance));
        var relative = Tolerance(relativeTolerance, nameof(relativeTolerance));
        var right = DecimalNumber.Parse(expected)
            ?? throw new ArgumentOutOfRangeException(nameof(expected), expected, "The expected number is not finite, or has more than a thousand digits.");
        if (actual is null)
            return Fail($"no number in {Excerpt.Quote(text)}", name);

        var difference = DecimalNumber.Parse(actual)?.Minus(right).Magnitude;
        if (difference is { } d && (d <= absolute || d <= relative.Times(right.Magnitude)))
            return Pass(name);

        var allowed = absoluteTolerance == 0 && relativeTolerance == 0 ? "" : $" ± {Allowed(absoluteTolerance, relativeTolerance)}";
        return Fail($"expected {expected}{allowed}, got {Excerpt.Cut(actual, 80)}", name);
    }

    private static DecimalNumber Tolerance(double tolerance, string parameter) =>
        tolerance >= 0 && DecimalNumber.Parse(Text(tolerance)) is { } number
            ? number
            : throw new ArgumentOutOfRangeException(parameter, tolerance, "A tolerance is finite and not negative.");

    private static string Allowed(double absolute, double relative) =>
        relative == 0 ? Text(absolute) : absolute == 0 ? $"{Text(relative)} of it" : $"{Text(absolute)} or {Text(relative)} of it";

    private static string Text<T>(T number)
        where T : INumber<T> => number.ToString(null, CultureInfo.InvariantCulture);
}
