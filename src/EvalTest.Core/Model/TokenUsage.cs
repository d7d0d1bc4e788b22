namespace EvalTest;

/// <summary>What one attempt consumed.</summary>
/// <param name="InputTokens">Tokens sent; 0 or more.</param>
/// <param name="OutputTokens">Tokens received; 0 or more.</param>
/// <param name="Cost">In the currency the eval uses throughout; null where it is unknown.</param>
public sealed record TokenUsage(long InputTokens, long OutputTokens, decimal? Cost = null)
{
    internal TokenUsage Plus(TokenUsage other) =>
        new(InputTokens + other.InputTokens, OutputTokens + other.OutputTokens, Cost is null && other.Cost is null ? null : (Cost ?? 0) + (other.Cost ?? 0));
}
