namespace EvalTest.Scoring;

/// <summary>A number where it stands in a text.</summary>
/// <param name="Start">Of its digits; a sign stands before.</param>
/// <param name="End">Behind its last digit.</param>
/// <param name="Digits">Sign, digits, point and exponent, without separators.</param>
internal sealed record FoundNumber(int Start, int End, string Digits);
