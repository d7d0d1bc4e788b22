namespace EvalTest.Comparing;

/// <summary>Two evals, the second as seen from the first.</summary>
/// <param name="First">The reference.</param>
/// <param name="Second">What is held against it.</param>
/// <param name="Samples">Those that both completed with the same input.</param>
/// <param name="LeftOut">All others.</param>
internal sealed record PairComparison(ComparedSide First, ComparedSide Second, int Samples, LeftOut LeftOut)
{
    /// <summary>Why nothing of the two is compared; null where something may be.</summary>
    public string? Refusal { get; init; }

    /// <summary>What to bear in mind.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>In the order in which the first has them; the pass rate first, where it is no score itself.</summary>
    public IReadOnlyList<ScoreComparison> Scores { get; init; } = [];

    public IReadOnlyList<RefusedScore> Refused { get; init; } = [];

    public IReadOnlyList<string> ScoresOnlyFirst { get; init; } = [];

    public IReadOnlyList<string> ScoresOnlySecond { get; init; } = [];

    public Flips Flips { get; init; } = new(new SampleList(0, []), new SampleList(0, []));

    /// <summary>Every shared sample is as good in both, by every score.</summary>
    public bool IsSame => Scores.Count > 0 && Refused.Count == 0 && Scores.All(s => s.Verdict == ComparisonVerdict.Same) && Flips.Gained.Count + Flips.Lost.Count == 0;
}
