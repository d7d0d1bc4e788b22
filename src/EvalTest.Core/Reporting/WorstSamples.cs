using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>
/// The samples of an eval that a reader looks at first: those that failed or erred, in the order of the dataset; where no verdict was given at
/// all, the ones at the bad end of a score.
/// </summary>
/// <param name="Total">How many there are; of those by a score, as many as were asked for.</param>
/// <param name="Score">The score they are at the bad end of; null for those that failed or erred.</param>
/// <param name="IsHighest">The bad end is the upper one, as a gate says that only has an upper bound.</param>
/// <param name="Records">The first of them, read as they are enumerated.</param>
internal sealed record WorstSamples(int Total, string? Score, bool IsHighest, IEnumerable<SampleRecord> Records)
{
    private const int MostByScore = 10;

    /// <param name="eval">Whose.</param>
    /// <param name="most">How many of those that failed or erred.</param>
    public static WorstSamples Of(RecordedEval eval, int most)
    {
        var summary = eval.Summary;
        if (summary.Failed + summary.Errors + summary.Timeouts > 0)
            return Failing(eval, most);
        return summary.Passed == 0 && summary.Scores is [var first, ..] ? ByScore(eval, first.Name) : new WorstSamples(0, null, false, []);
    }

    private static WorstSamples Failing(RecordedEval eval, int most)
    {
        var (total, chosen) = eval.Results.Aggregate((slots, _, _) =>
        {
            var rows = Enumerable.Range(0, slots.Count).Where(i => OutcomeCounts.IsFailing(slots[i])).Select(i => (slots[i].Row, slots[i].Key)).Order().ToArray();
            return (rows.Length, rows.Take(most).Select(r => r.Key).ToHashSet());
        });
        return new WorstSamples(total, null, false, eval.Samples(slot => chosen.Contains(slot.Key)));
    }

    private static WorstSamples ByScore(RecordedEval eval, string name)
    {
        var isHighest = eval.Eval.Gates.Any(g => g.Score == name && g is { AtMost: not null, AtLeast: null });
        var chosen = eval.Results.Aggregate((slots, scores, _) =>
        {
            var column = scores.First(c => c.Name == name);
            var scored = Enumerable.Range(0, slots.Count).Where(i => OutcomeCounts.IsCompleted(slots[i]) && !double.IsNaN(column[i]));
            return scored.OrderBy(i => isHighest ? -column[i] : column[i]).ThenBy(i => slots[i].Row).ThenBy(i => slots[i].Key).Take(MostByScore).Select(i => slots[i].Key).ToHashSet();
        });
        return new WorstSamples(chosen.Count, name, isHighest, eval.Samples(slot => chosen.Contains(slot.Key)));
    }
}
