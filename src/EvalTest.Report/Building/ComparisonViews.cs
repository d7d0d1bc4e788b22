using EvalTest.Comparing;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Report.Views;
using EvalTest.Reporting;

namespace EvalTest.Report.Building;

/// <summary>Evals beside each other, as a page shows them.</summary>
internal static class ComparisonViews
{
    // Of all pairs together; each gets an equal part, and no more than a reader will look at.
    private const int MostFlips = 600;
    private const int MostFlipsOfPair = 100;
    private const int MostOfText = 1_000;

    /// <param name="comparison">Its experiments must still be open.</param>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public static IReadOnlyList<ComparisonView> Of(Comparison comparison)
    {
        var pairs = comparison.Evals.Sum(e => e.Pairs.Count);
        var most = Math.Clamp(MostFlips / Math.Max(1, pairs), 1, MostFlipsOfPair);
        return [.. comparison.Evals.SelectMany(e => e.Pairs.Select(p => Of(e.Title, p, most)))];
    }

    private static ComparisonView Of(string title, PairComparison pair, int mostFlips) =>
        new(Shown.Line(title), Shown.Line(pair.First.Label), Shown.Line(pair.Second.Label), $"over {FigureText.Count(pair.Samples, "shared sample")}")
        {
            Refusal = pair.Refusal is { } refusal ? Shown.Line($"not compared: {refusal}") : "",
            Notes = [.. Notes(pair).Select(Shown.Line)],
            Differences = [.. pair.Scores.Select(Difference)],
            Gained = pair.Flips.Gained.Count,
            Lost = pair.Flips.Lost.Count,
            Flips = [.. pair.Flips.Read().Take(mostFlips).Select(Flip)],
        };

    private static IEnumerable<string> Notes(PairComparison pair)
    {
        foreach (var refused in pair.Refused)
            yield return $"{Name(refused.Name)} is not compared: {refused.Reason}";
        if (LeftOutText.Of(pair) is { Length: > 0 } leftOut)
            yield return $"left out: {leftOut}";
        if (pair.ScoresOnlyFirst.Count > 0)
            yield return $"scores only in {pair.First.Label}: {string.Join(", ", pair.ScoresOnlyFirst)}";
        if (pair.ScoresOnlySecond.Count > 0)
            yield return $"scores only in {pair.Second.Label}: {string.Join(", ", pair.ScoresOnlySecond)}";
        foreach (var note in pair.Notes)
            yield return note;
    }

    private static DifferenceView Difference(ScoreComparison score)
    {
        var difference = score.Second - score.First;
        var interval = score.Difference.Interval;
        var reach = new[] { difference, interval?.Low ?? 0, interval?.High ?? 0 }.Max(Math.Abs) * 1.15;
        return new DifferenceView(
            Shown.Line(Name(score.Name)) + (score.LowerIsBetter ? " (lower is better)" : ""),
            FigureText.Value(score.First),
            FigureText.Value(score.Second),
            (difference > 0 ? "+" : "") + FigureText.Value(difference),
            interval is { } i ? $"{FigureText.Value(i.Low)} to {FigureText.Value(i.High)}" : "",
            $"{FigureText.Count(score.Better)} / {FigureText.Count(score.Ties)} / {FigureText.Count(score.Worse)}",
            ComparisonText.P(score.AdjustedP),
            Shown.Line(score.Words),
            ToneOf(score.Verdict),
            reach > 0 && double.IsFinite(reach) ? new PlotView(-reach, reach, difference, interval?.Low, interval?.High, null) : null);
    }

    private static Tone ToneOf(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Better => Tone.Good,
        ComparisonVerdict.Worse => Tone.Bad,
        ComparisonVerdict.Unknown => Tone.Doubt,
        _ => Tone.Plain,
    };

    private static FlipView Flip(Flip flip) => new(
        Shown.Line(flip.First.Key.Name), flip.IsGained, Text(RowText.Of(flip.First.InputJson, flip.First.ExpectedJson)), Answer(flip.First), Answer(flip.Second));

    // What it came to, and the output where one is recorded.
    private static string Answer(SampleRecord record)
    {
        var outputs = record.Values.Where(v => v.Key == RecordedOutput.Name).Select(v => Text(JsonText.Indented(v.Value)));
        return string.Join("\n\n", outputs.Prepend(SampleLine.Reason(record)));
    }

    private static string Text(string text) => Shown.Part("", text, MostOfText).Text;

    private static string Name(string score) => score == Score.PassedName ? "pass rate" : score;
}
