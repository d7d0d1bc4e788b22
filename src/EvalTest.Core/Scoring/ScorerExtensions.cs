using EvalTest.Scoring;

namespace EvalTest;

/// <summary>Lets an eval score through an <see cref="IScorer"/>.</summary>
public static class ScorerExtensions
{
    /// <summary>
    /// Scores, and adds the score to the sample's with the scorer's name and version in <see cref="Score.Scorer"/>. It is there already: an eval does not
    /// return it too.
    /// </summary>
    /// <returns>The score as it was added.</returns>
    /// <exception cref="EvalTestException">The scorer has no name or version, gave no score, or threw a failed assertion, which would have been a verdict on the sample.</exception>
    public static async ValueTask<Score> ScoreAsync(this EvalContext eval, IScorer scorer, ScorerInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(eval);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(input);
        var identity = Identity(scorer);
        var score = await Ask(scorer, identity, input, cancel).ConfigureAwait(false)
            ?? throw new EvalTestException($"The scorer {identity} gave null for sample \"{eval.SampleId}\". Throw where a score is not known.");

        var known = score with { Scorer = identity };
        eval.Score(known);
        return known;
    }

    private static string Identity(IScorer scorer) =>
        string.IsNullOrWhiteSpace(scorer.Name) || string.IsNullOrWhiteSpace(scorer.Version)
            ? throw new EvalTestException($"The scorer {scorer.GetType()} has the name \"{scorer.Name}\" and the version \"{scorer.Version}\"; neither may be empty. Give it both: they say which results can be compared.")
            : $"{scorer.Name}/{scorer.Version}";

    private static async ValueTask<Score?> Ask(IScorer scorer, string identity, ScorerInput input, CancellationToken cancel)
    {
        try
        {
            return await scorer.ScoreAsync(input, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (FaultClassifier.Classify(e, []).Kind == FaultKind.Assertion)
        {
            // A failed assertion of the eval judges the sample; one of the scorer says that the scorer is broken.
            throw new EvalTestException($"An assertion failed within the scorer {identity}: {e.Message} A scorer says what it found as a Score; what it throws is its own fault.", e);
        }
    }
}
