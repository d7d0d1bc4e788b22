
using EvalTest.Stores;

namespace EvalTest.Comparing;

/// <summary>What to compare with what.</summary>
internal sealed record ComparisonOptions
{
    public ComparedBy By { get; init; }

    /// <summary>Every pair; else each with the first.</summary>
    public bool AllPairs { get; init; }

    /// <summary>That the scorers or what is expected changed is what is asked about, as after a rescore: it is noted, and refuses nothing.</summary>
    public bool AcrossScorers { get; init; }

    /// <summary>The evals to compare; null for all.</summary>
    public Predicate<RecordedEval>? Only { get; init; }
}
