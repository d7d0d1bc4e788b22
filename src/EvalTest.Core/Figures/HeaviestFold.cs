using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>
/// Finds the samples that weigh most against each gate that fails. Those that failed by their verdict are left out, because the list of failing samples names
/// them; so are those that lack the score, which the gate names itself.
/// </summary>
internal static class HeaviestFold
{
    public static IReadOnlyDictionary<Gate, HeaviestSamples> Of(EvalSummary summary, EvalVerdict verdict, EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var heaviest = new Dictionary<Gate, HeaviestSamples>();
        foreach (var (gate, _, figure, _) in verdict.Gates.Where(g => g.Status == GateStatus.Fails && !double.IsNaN(g.Value)))
        {
            var isLow = gate.AtLeast > figure;
            if ((isLow ? gate.AtLeast : gate.AtMost) is { } bound && Values(gate, isLow, summary, results) is { } values)
                heaviest[gate] = Of(values, bound, isLow, results, sessions);
        }

        return heaviest;
    }

    private static HeaviestSamples Of(IEnumerable<(int Row, double Value)> values, double bound, bool isLow, EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var beyond = values.Where(v => isLow ? v.Value < bound : v.Value > bound).ToList();
        var furthest = beyond.OrderBy(v => isLow ? v.Value : -v.Value).ThenBy(v => v.Row).Take(HeaviestSamples.Most).ToList();
        var ids = Ids([.. furthest.Select(v => v.Row)], results, sessions);
        return new HeaviestSamples(furthest.ConvertAll(v => (ids[v.Row], v.Value)), beyond.Count, bound, isLow);
    }

    /// <summary>One for each sample; null where the list of failing samples says the same, or the figure is none of single samples.</summary>
    private static IEnumerable<(int Row, double Value)>? Values(Gate gate, bool isLow, EvalSummary summary, EvalResults results)
    {
        var (isScore, isVerdict) = results.Aggregate((_, scores, _) => (scores.Any(c => c.Name == gate.Score), scores.Any(c => c.Name == gate.Score && c.IsVerdict)));
        if (isScore)
            return isVerdict && isLow ? null : results.Aggregate((slots, scores, _) => Of(slots, scores.First(c => c.Name == gate.Score)));
        return gate.Score == Score.PassedName ? null : summary.GateValues.GetValueOrDefault(gate.Score) is { } values ? values.Rows.Zip(values.Each) : null;
    }

    private static IEnumerable<(int Row, double Value)> Of(ChunkedArray<ResultSlot> slots, ScoreColumn column)
    {
        var averages = new RowAverages();
        for (var i = 0; i < slots.Count; i++)
        {
            if (OutcomeCounts.IsCompleted(slots[i]) && !double.IsNaN(column[i]))
                averages.Add(slots[i].Row, column[i]);
        }

        return averages.Rows.Zip(averages.Values);
    }

    private static Dictionary<int, string> Ids(HashSet<int> rows, EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var places = results.Aggregate((slots, _, _) =>
        {
            var found = new Dictionary<int, RecordPlace>();
            for (var i = 0; i < slots.Count; i++)
            {
                if (OutcomeCounts.IsCompleted(slots[i]) && rows.Contains(slots[i].Row))
                    found[slots[i].Row] = RecordPlace.Of(slots[i]);
            }

            return found;
        });
        return places.ToDictionary(p => p.Key, p => SampleLines.ReadAt(sessions[p.Value.Session], p.Value.Offset).Key.SampleId);
    }
}
