using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>The one figure that says most of an eval: the score of its first gate, else the pass rate, else its first score.</summary>
/// <param name="Name">The score's, or <c>pass rate</c>.</param>
/// <param name="Mean">Of the samples, the trials of one averaged first.</param>
/// <param name="Interval">At 95 %; null where it cannot be said.</param>
/// <param name="Count">Samples.</param>
internal sealed record Headline(string Name, double Mean, Interval? Interval, int Count)
{
    public const string PassRateName = "pass rate";

    /// <summary>Null where nothing scored or judged.</summary>
    public static Headline? Of(EvalSummary summary)
    {
        var gated = summary.Eval.Gates.Select(g => g.Score).FirstOrDefault(name => summary.Scores.Any(s => s.Name == name && s.Count > 0));
        if (gated is not null)
            return Of(summary.Scores.First(s => s.Name == gated));

        var judged = summary.Passed + summary.Failed;
        if (judged > 0)
            return summary.PassRate is { } rate ? Of(rate) with { Name = PassRateName } : new Headline(PassRateName, (double)summary.Passed / judged, WilsonInterval.Of(summary.Passed, judged, ScoreFold.Confidence), judged);
        return summary.Scores.FirstOrDefault(s => s.Count > 0) is { } first ? Of(first) : null;
    }

    private static Headline Of(ScoreFigures score) => new(score.Name, score.Mean, ScoreFold.IntervalOf(score), score.Count);
}
