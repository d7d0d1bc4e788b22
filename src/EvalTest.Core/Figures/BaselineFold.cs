using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Pairs the results of an eval with those of a baseline: by sample and trial, and only where the input is the same.</summary>
internal static class BaselineFold
{
    /// <param name="summary">Of this run.</param>
    /// <param name="current">Its results.</param>
    /// <param name="baseline">Those of the baseline.</param>
    /// <param name="experiment">The baseline's name.</param>
    /// <param name="allowance">How much worse a figure may be.</param>
    public static BaselineResult Of(EvalSummary summary, EvalResults current, EvalResults baseline, string experiment, double allowance)
    {
        var pairs = current.Aggregate((slots, _, _) => Pair(slots, baseline));
        var clusters = current.Aggregate((slots, _, _) => SampleClusters.Of(current, slots));
        var scores = Compared(summary);
        var figures = pairs.Matched.Count == 0 ? [] : scores.Select(s => Figure(s.Name, s.LowerIsBetter, pairs.Matched, current, baseline, clusters)).OfType<BaselineFigure>();
        return new BaselineResult(experiment, allowance, [.. figures], pairs.Matched.Select(p => p.Row).Distinct().Count(), pairs.Alone, pairs.Changed)
        {
            Selected = baseline.Aggregate((_, _, selected) => selected),
        };
    }

    private static List<(string Name, bool LowerIsBetter)> Compared(EvalSummary summary)
    {
        var bounded = summary.Eval.Gates.Where(g => g.Quantile is null && (g.AtLeast ?? g.AtMost) is not null).Select(g => (g.Score, LowerIsBetter: g.AtLeast is null)).Distinct().ToList();
        return bounded.Count > 0 ? bounded
            : summary.Passed + summary.Failed > 0 ? [(Score.PassedName, false)]
            : [.. summary.Scores.Where(s => s.Count > 0).Select(s => (s.Name, false))];
    }

    private static (List<(int Row, int Now, int Before)> Matched, int Alone, int Changed) Pair(ChunkedArray<ResultSlot> slots, EvalResults baseline)
    {
        var matched = new List<(int, int, int)>();
        var (alone, changed) = (new HashSet<int>(), new HashSet<int>());
        for (var i = 0; i < slots.Count; i++)
        {
            if (!OutcomeCounts.IsCompleted(slots[i]))
                continue;
            var known = baseline.Find(slots[i].Key, out var before);
            if (before < 0 || known.State != ResultState.Completed)
                alone.Add(slots[i].Row);
            else if (known.InputHash != slots[i].InputHash)
                changed.Add(slots[i].Row);
            else
                matched.Add((slots[i].Row, i, before));
        }

        var rows = matched.Select(m => m.Item1).ToHashSet();
        return (matched, alone.Count(r => !rows.Contains(r)), changed.Count(r => !rows.Contains(r)));
    }

    private static BaselineFigure? Figure(string score, bool lowerIsBetter, List<(int Row, int Now, int Before)> matched, EvalResults current, EvalResults baseline, SampleClusters? clusters)
    {
        var (first, second) = (new RowAverages(), new RowAverages());
        var (now, before) = (Values(current, score), Values(baseline, score));
        if (now is null || before is null)
            return null;

        var isSingle = true;
        var rows = new HashSet<int>();
        foreach (var (row, i, j) in matched)
        {
            if (before(j) is not { } a || now(i) is not { } b)
                continue;
            isSingle &= rows.Add(row) && a is 0 or 1 && b is 0 or 1;
            first.Add(row, a);
            second.Add(row, b);
        }

        return new BaselineFigure(score, lowerIsBetter, [.. first.Values.Zip(second.Values)], isSingle) { Clusters = clusters?.Of(first.Rows) };
    }

    /// <summary>
    /// What a completed slot has of a score, 0 where it lacks it; of the pass rate, where no score has its name, its verdict as 1 or 0, and null where
    /// it has none. Null where no slot has the score. Nothing is folded in any more when it is used.
    /// </summary>
    private static Func<int, double?>? Values(EvalResults results, string score) => results.Aggregate<Func<int, double?>?>((slots, scores, _) =>
        scores.FirstOrDefault(c => c.Name == score) is { } column ? slot => double.IsNaN(column[slot]) ? 0 : column[slot]
        : score == Score.PassedName ? slot => slots[slot].Verdict switch { Verdict.Passed => 1, Verdict.Failed => 0, _ => null }
        : null);
}
