using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Gathers the values that gates ask about: of scores from the index, of what no index keeps from the records themselves.</summary>
internal static class GateValueFold
{
    /// <summary>For each gate that needs them; others cost nothing.</summary>
    public static IReadOnlyDictionary<string, GateValues> Of(EvalDefinition eval, EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var values = new Dictionary<string, GateValues>();
        var clusters = results.Aggregate((slots, _, _) => SampleClusters.Of(results, slots));
        foreach (var gates in eval.Gates.GroupBy(g => g.Score))
        {
            var known = results.Aggregate((slots, scores, _) => FromIndex(gates, slots, scores, clusters));
            if (known is not null)
                values.Add(gates.Key, known);
            else if (gates.Key is Gate.Latency or Gate.Cost && results.Aggregate((_, scores, _) => scores.All(c => c.Name != gates.Key)))
                values.Add(gates.Key, FromRecords(gates.Key, results.Aggregate((slots, _, _) => RecordPlace.OfCompleted(slots)), sessions, clusters));
        }

        return values;
    }

    private static GateValues? FromIndex(IGrouping<string, Gate> gates, ChunkedArray<ResultSlot> slots, IReadOnlyList<ScoreColumn> scores, SampleClusters? clusters)
    {
        var column = scores.FirstOrDefault(c => c.Name == gates.Key);
        if (column is null && TrialFold.Values(slots, gates.Key, clusters) is { } ofTrials)
            return ofTrials;
        if (gates.All(g => g.Quantile is null && g.WithConfidence is null))
            return null;

        if (column is null && gates.Key != Score.PassedName)
            return null;

        var averages = new RowAverages();
        for (var i = 0; i < slots.Count; i++)
        {
            if (!OutcomeCounts.IsCompleted(slots[i]))
                continue;
            if (column is not null)
                averages.Add(slots[i].Row, double.IsNaN(column[i]) ? 0 : column[i]);
            else if (slots[i].Verdict != Verdict.None)
                averages.Add(slots[i].Row, slots[i].Verdict == Verdict.Passed ? 1 : 0);
        }

        return GateValues.Of(averages, clusters);
    }

    private static GateValues FromRecords(string name, List<RecordPlace> places, IReadOnlyList<KnownSession> sessions, SampleClusters? clusters)
    {
        var averages = new RowAverages();
        var lacking = 0;
        foreach (var place in places)
        {
            var record = SampleLines.ReadAt(sessions[place.Session], place.Offset);
            var value = name == Gate.Latency ? SampleLatency.Of(record) : (double?)record.Usage?.Cost;
            if (value is { } known)
                averages.Add(place.Row, known);
            else
                lacking++;
        }

        return lacking == 0
            ? GateValues.Of(averages, clusters)
            : new GateValues([], $"{FigureText.Count(lacking)} of {FigureText.Count(places.Count, "completed sample")} {(lacking == 1 ? "has" : "have")} no {name}: give it by EvalContext.Usage(…, cost)");
    }
}
