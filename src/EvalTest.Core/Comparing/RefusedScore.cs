namespace EvalTest.Comparing;

/// <summary>A score that both have and that is not compared.</summary>
/// <param name="Name">The score, or <see cref="EvalTest.Score.PassedName"/> for the pass rate.</param>
/// <param name="Reason">Why, and what to do.</param>
internal sealed record RefusedScore(string Name, string Reason);
