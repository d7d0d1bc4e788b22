namespace EvalTest;

/// <summary>
/// A named value that a completed attempt got, with or without a verdict. Values are finite and have no fixed range;
/// most scores lie between 0 and 1. A score without <see cref="Passed"/> measures and judges nothing.
/// </summary>
public sealed partial record Score
{
    /// <summary>The name of a score that was given none.</summary>
    public const string DefaultName = "score";

    /// <summary>The name of the score that a <see cref="bool"/> result becomes, and of the pass rate in a gate.</summary>
    public const string PassedName = "passed";

    /// <summary>Creates a score.</summary>
    /// <param name="name">Not empty; unique within one sample.</param>
    /// <param name="value">Finite.</param>
    /// <param name="passed">The verdict, or null for a score that only measures.</param>
    /// <param name="reason">Why the score is what it is, for a person.</param>
    /// <exception cref="ArgumentException">The name is empty, or the value is not finite: not a number is never a zero.</exception>
    public Score(string name, double value, bool? passed = null, string? reason = null)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("A score needs a name.", nameof(name));
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Score \"{name}\" is {value}; a score is a finite number. Throw if it cannot be computed: an error is retried, a wrong number is not.");

        Name = name;
        Value = value;
        Passed = passed;
        Reason = reason;
    }

    /// <summary>The metric this is a value of.</summary>
    public string Name { get; }

    /// <summary>Finite; its unit and range are the scorer's.</summary>
    public double Value { get; }

    /// <summary>The verdict; null where the score only measures.</summary>
    public bool? Passed { get; }

    /// <summary>Why, for a person.</summary>
    public string? Reason { get; }

    /// <summary>What scored, as <c>name/version</c> of an <c>IScorer</c>; null where nobody said. It is recorded with the score.</summary>
    public string? Scorer { get; init; }

    /// <summary>A verdict: 1 and passed.</summary>
    public static Score Pass(string name = DefaultName, string? reason = null) => new(name, 1, true, reason);

    /// <summary>A verdict: 0 and failed.</summary>
    public static Score Fail(string? reason = null, string name = DefaultName) => new(name, 0, false, reason);

    /// <summary>A verdict from a condition: 1 and passed, or 0 and failed.</summary>
    public static Score FromBoolean(bool passed, string name = DefaultName, string? reason = null) => new(name, passed ? 1 : 0, passed, reason);

    /// <summary>A measurement without a verdict.</summary>
    public static Score Measure(string name, double value, string? reason = null) => new(name, value, null, reason);
}
