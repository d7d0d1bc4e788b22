namespace EvalTest.Statistics;

/// <summary>A number, or the reason why it is unknown: never a zero or a NaN that stands for "cannot be said".</summary>
internal sealed record Figure
{
    private Figure(double? value, string? reason) => (Value, Reason) = (value, reason);

    /// <summary>Finite; null where it is unknown.</summary>
    public double? Value { get; }

    /// <summary>Why it is unknown, as a part of a sentence in lower case; null where it is known.</summary>
    public string? Reason { get; }

    /// <summary>The value, unless a computation left the range of numbers.</summary>
    public static Figure Of(double value) =>
        double.IsFinite(value) ? new(value, null) : Unknown("the values are beyond what can be computed with");

    public static Figure Unknown(string reason) => new(null, reason);
}
