namespace EvalTest;

/// <summary>What is read as a number beyond what <see cref="Score.Numeric(string, string, string, double, double)"/> reads by itself. Without a rule, nothing is.</summary>
public sealed record NumberRules
{
    /// <summary>
    /// Whether <c>3/4</c>, <c>1 1/2</c>, <c>¾</c>, <c>1½</c> and <c>\frac{3}{4}</c> are one number, compared without rounding: 1/3 is 2/6 and
    /// not 0.333. A chain such as <c>1/2/2024</c> is no fraction, nor is a division by zero.
    /// </summary>
    public bool Fractions { get; init; }

    /// <summary>Whether a number before a percent sign or the word "percent" is hundredths: <c>50 %</c> is 0.5.</summary>
    public bool Percentages { get; init; }

    /// <summary>Whether comma and point change places: <c>1.234,5</c> is read as 1234.5.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>
    /// What stands before the answer of a solution, as <c>####</c> does in GSM8K: the first number after its last occurrence is the answer, and
    /// where none follows there is none. A text without it is read as if this were null: its last number is the answer.
    /// </summary>
    public string? After { get; init; }
}
