namespace EvalTest.Scoring;

/// <summary>What a completed attempt came to.</summary>
/// <param name="Scores">Those of the context first, then the returned ones; names are unique.</param>
/// <param name="Values">What was recorded, each as UTF-8 JSON.</param>
/// <param name="Usage">What was consumed; null where nobody said.</param>
/// <param name="Passed">The verdict over all; null where there are only measures.</param>
internal sealed record SampleResult(IReadOnlyList<Score> Scores, IReadOnlyList<KeyValuePair<string, byte[]>> Values, TokenUsage? Usage, bool? Passed);
