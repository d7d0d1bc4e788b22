namespace EvalTest;

/// <summary>
/// What an attribute says of how an eval runs; null where it says nothing. Attributes cannot have nullable properties, and a 0 that somebody wrote
/// is to be told from none.
/// </summary>
internal sealed record EvalSettings
{
    public int? Concurrency { get; init; }

    /// <summary>In milliseconds.</summary>
    public int? Timeout { get; init; }

    public int? Retries { get; init; }

    public int? Repeat { get; init; }

    public string? Provider { get; init; }

    public string? Rate { get; init; }

    /// <summary>These where something is said, else those.</summary>
    public EvalSettings Or(EvalSettings other) => new()
    {
        Concurrency = Concurrency ?? other.Concurrency,
        Timeout = Timeout ?? other.Timeout,
        Retries = Retries ?? other.Retries,
        Repeat = Repeat ?? other.Repeat,
        Provider = Provider ?? other.Provider,
        Rate = Rate ?? other.Rate,
    };
}
