namespace EvalTest.Xunit.Discovery;

/// <summary>One combination of an eval's matrix.</summary>
/// <param name="Text">The names in ordinal order with the canonical form of their values, as in <c>model: "a", temperature: 0.5</c>: part of every result's key. Empty without a matrix.</param>
/// <param name="Values">As their parameters take them, by the parameter's name.</param>
internal sealed record EvalVariant(string Text, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The only one of an eval without a matrix.</summary>
    public static EvalVariant None { get; } = new("", new Dictionary<string, object?>());
}
