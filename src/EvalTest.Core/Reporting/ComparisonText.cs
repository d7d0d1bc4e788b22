using System.Globalization;
using System.Text;
using EvalTest.Comparing;
using EvalTest.Figures;

namespace EvalTest.Reporting;

/// <summary>A comparison for the console: one table for each eval. Lines end with a line feed, the last one with nothing.</summary>
internal static class ComparisonText
{
    private const int MostOfId = 200;
    private const int MostIds = 5;
    private const double SmallestShown = 1e-9;

    public static string Of(Comparison comparison)
    {
        var text = new StringBuilder();
        foreach (var eval in comparison.Evals)
            Write(text, eval);
        foreach (var side in comparison.Alone)
            text.Append(Printable.Line(side.Source.Eval.Name)).Append(" is only in ").Append(Printable.Line(side.Experiment)).Append(": not compared\n");
        if (comparison.Comparisons > 0)
            text.Append("differences with paired 95 % intervals").Append(comparison.Comparisons == 1 ? "\n" : $"; p after Holm's correction over {FigureText.Count(comparison.Comparisons)} comparisons\n");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>As people write it: <c>p = 0.031</c>, <c>p &lt; 1e-9</c>.</summary>
    public static string P(Statistics.Figure p) =>
        p.Value is not { } value ? "p unknown"
        : value < SmallestShown ? "p < 1e-9"
        : $"p = {(value >= 0.001 ? value.ToString("0.000", CultureInfo.InvariantCulture) : value.ToString("0.0e-0", CultureInfo.InvariantCulture))}";

    private static void Write(StringBuilder text, EvalComparison eval)
    {
        text.Append(Printable.Line(eval.Title)).Append('\n');
        var table = new TextTable();
        foreach (var pair in eval.Pairs)
        {
            foreach (var score in pair.Scores)
                table.Add(Row(pair, score));
        }

        table.WriteTo(text, "  ");
        foreach (var pair in eval.Pairs)
            WriteRest(text, pair);
    }

    private static string[] Row(PairComparison pair, ScoreComparison score) =>
    [
        $"{Names(pair)}:",
        Name(score),
        $"{FigureText.Value(score.Second)} vs {FigureText.Value(score.First)}",
        $"{Signed(score.Second - score.First)}{Interval(score)}",
        $"{P(score.AdjustedP)} ({Test(score.Test)})",
        $"{FigureText.Count(score.Better)} better, {FigureText.Count(score.Worse)} worse of {FigureText.Count(score.Samples)}",
        score.Words,
    ];

    private static string Name(ScoreComparison score) => Printable.Line(score.Name == Score.PassedName ? "pass rate" : score.Name) + (score.LowerIsBetter ? " (lower is better)" : "");

    private static string Names(PairComparison pair) => $"{Printable.Line(pair.Second.Label)} vs {Printable.Line(pair.First.Label)}";

    // Which draws there were stands in the record.
    private static string Test(string test) => test.Split(',')[0];

    private static string Signed(double difference) => (difference > 0 ? "+" : "") + FigureText.Value(difference);

    private static string Interval(ScoreComparison score) => score.Difference.Interval is { } interval ? $" [{FigureText.Value(interval.Low)}, {FigureText.Value(interval.High)}]" : "";

    private static void WriteRest(StringBuilder text, PairComparison pair)
    {
        var lines = Rest(pair).ToList();
        if (lines.Count == 0)
            return;

        text.Append("  ").Append(Names(pair)).Append(pair.Refusal is null ? $", over {FigureText.Count(pair.Samples, "sample")}\n" : "\n");
        foreach (var line in lines)
            text.Append("    ").Append(Printable.Line(line)).Append('\n');
    }

    private static IEnumerable<string> Rest(PairComparison pair)
    {
        if (pair.Refusal is { } refusal)
            yield return $"not compared: {refusal}";
        foreach (var refused in pair.Refused)
            yield return $"{(refused.Name == Score.PassedName ? "pass rate" : refused.Name)} is not compared: {refused.Reason}";
        foreach (var (what, samples) in LeftOutText.Parts(pair))
            yield return $"left out, {what}: {FigureText.Count(samples.Count)} ({Ids(samples)})";
        if (pair.ScoresOnlyFirst.Count > 0)
            yield return $"scores only in {pair.First.Label}: {string.Join(", ", pair.ScoresOnlyFirst)}";
        if (pair.ScoresOnlySecond.Count > 0)
            yield return $"scores only in {pair.Second.Label}: {string.Join(", ", pair.ScoresOnlySecond)}";
        foreach (var score in pair.Scores.Where(s => s.FirstLacking + s.SecondLacking > 0))
            yield return $"{score.Name} is missing in {FigureText.Count(score.FirstLacking)} results of {pair.First.Label} and {FigureText.Count(score.SecondLacking)} of {pair.Second.Label}, which count as 0";
        foreach (var note in pair.Notes)
            yield return $"note: {note}";
        if (pair.Flips.Gained.Count > 0)
            yield return $"passed in {pair.Second.Label} only: {FigureText.Count(pair.Flips.Gained.Count)} ({Ids(pair.Flips.Gained)})";
        if (pair.Flips.Lost.Count > 0)
            yield return $"passed in {pair.First.Label} only: {FigureText.Count(pair.Flips.Lost.Count)} ({Ids(pair.Flips.Lost)})";
    }

    private static string Ids(SampleList samples) => FigureText.Some([.. samples.First.Select(id => Printable.Line(id, MostOfId))], samples.Count, MostIds);
}
