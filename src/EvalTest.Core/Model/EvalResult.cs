namespace EvalTest;

/// <summary>What an eval may return when one <see cref="Score"/> is not enough.</summary>
public sealed record EvalResult
{
    /// <summary>Creates a result from its scores.</summary>
    public EvalResult(params IReadOnlyList<Score> scores) => Scores = scores;

    /// <summary>The scores; names are unique.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>Values to keep beside the scores, as by <see cref="EvalContext.Record"/>.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the attempt consumed; null where it is unknown.</summary>
    public TokenUsage? Usage { get; init; }
}
