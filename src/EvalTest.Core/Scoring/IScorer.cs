namespace EvalTest;

/// <summary>
/// A scorer with a name and a version, so that results say what judged them, and figures of different judges are not compared. A method that
/// gives a <see cref="Score"/> will do where nobody has to know.
/// </summary>
public interface IScorer
{
    /// <summary>Not empty, and the same for as long as it scores the same thing.</summary>
    string Name { get; }

    /// <summary>Not empty; another one whenever the same input may get another score: a new prompt or model of a judge, a changed rule.</summary>
    string Version { get; }

    /// <summary>
    /// Scores one output. May be called for several samples at once. What it throws makes an error of the sample, never a zero: throw where the score is not
    /// known.
    /// </summary>
    /// <param name="input">What is scored.</param>
    /// <param name="cancel">Pass it on: it ends the sample at its time-out.</param>
    ValueTask<Score> ScoreAsync(ScorerInput input, CancellationToken cancel);
}
