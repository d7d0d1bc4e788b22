namespace EvalTest.Operations;

/// <summary>What of an experiment was forgotten, or would be.</summary>
/// <param name="Name">The experiment.</param>
/// <param name="IsDryRun">Nothing was written.</param>
/// <param name="Evals">Evals and variants of which results are forgotten; none for nothing.</param>
/// <param name="Sessions">The session files that say so, one for each assembly.</param>
internal sealed record RetractedExperiment(string Name, bool IsDryRun, IReadOnlyList<ForgottenResults> Evals, IReadOnlyList<string> Sessions)
{
    public int Count => Evals.Sum(e => e.Count);
}
