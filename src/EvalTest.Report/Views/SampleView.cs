namespace EvalTest.Report.Views;

/// <summary>One sample in full.</summary>
/// <param name="Id">Its id, with the number of its trial.</param>
/// <param name="Word">How it ended.</param>
/// <param name="Tone">The same.</param>
/// <param name="Reason">Why, on one line.</param>
/// <param name="Facts">How long it took, and the like.</param>
/// <param name="Scores">In its own order.</param>
/// <param name="Parts">Its input, what was expected, what came, its error.</param>
public sealed record SampleView(string Id, string Word, Tone Tone, string Reason, IReadOnlyList<Fact> Facts, IReadOnlyList<ScoreView> Scores, IReadOnlyList<PartView> Parts);
