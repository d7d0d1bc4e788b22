namespace EvalTest.Scheduling;

/// <summary>
/// Retries are a tenth of the calls that succeed at the most, so that a provider that fails is not given more work than one that does not. A few are free,
/// and one a second, so that small evals and the last samples of large ones come to their end. Pure; for one thread at a time.
/// </summary>
internal sealed class RetryBudget
{
    private const double Share = 0.1;
    private const double Most = 100;
    private const double PerSecond = 1;

    // A sum of tenths is seldom exact, and what is missing must be a time that can be waited.
    private const double Whole = 1 - 1e-6;

    private double tokens = 10;
    private TimeSpan filled;

    /// <summary>A call was answered.</summary>
    public void Earn() => tokens = Math.Min(Most, tokens + Share);

    /// <summary>Takes one retry from the budget; returns zero, or how long to wait before asking again if nothing is earned meanwhile.</summary>
    public TimeSpan TryTake(TimeSpan now)
    {
        tokens = Math.Min(Most, tokens + ((now - filled).TotalSeconds * PerSecond));
        filled = now;
        if (tokens < Whole)
            return TimeSpan.FromSeconds((1 - tokens) / PerSecond);
        tokens--;
        return TimeSpan.Zero;
    }
}
