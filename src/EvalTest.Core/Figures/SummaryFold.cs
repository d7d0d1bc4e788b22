using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Counts what the slots of an eval say. Every figure is a fold over the current results, never a counter beside them.</summary>
internal static class SummaryFold
{
    /// <summary>Failing samples that are read back in full.</summary>
    public const int MostFailures = 50;

    /// <summary>Conflicts that are read back in full.</summary>
    private const int MostConflicts = 3;

    /// <param name="eval">The eval.</param>
    /// <param name="results">Its current results.</param>
    /// <param name="sessions">Where their records stand.</param>
    /// <param name="current">The session of this run, as an index; what it recorded counts as "now".</param>
    /// <param name="trials">Of each sample.</param>
    public static EvalSummary Of(EvalDefinition eval, EvalResults results, IReadOnlyList<KnownSession> sessions, int current, int trials = 1)
    {
        var (summary, failing, lacking) = results.Aggregate((slots, scores, selected) => Count(eval, slots, scores, selected, current, trials, SampleClusters.Of(results, slots)));
        var conflicts = results.Conflicts(MostConflicts);
        return summary with
        {
            Metrics = MetricFold.Of(eval, results, sessions, isWhole: summary.Pending == 0),
            GateValues = GateValueFold.Of(eval, results, sessions),
            Edited = results.EditedCount,
            ConflictCount = conflicts.Count,
            Conflicts = [.. conflicts.First.Select(c => Read(c, sessions))],
            Failures = [.. RecordPlace.ReadInOrder(failing, sessions)],
            WithoutScore = lacking.ToDictionary(l => l.Key, IReadOnlyList<string> (l) => [.. RecordPlace.ReadInOrder(l.Value, sessions).Select(r => r.Key.Name)]),
        };
    }

    private static (EvalSummary Summary, IReadOnlyList<RecordPlace> Failing, Dictionary<string, IReadOnlyList<RecordPlace>> Lacking) Count(
        EvalDefinition eval, ChunkedArray<ResultSlot> slots, IReadOnlyList<ScoreColumn> scores, bool selected, int current, int trials, SampleClusters? clusters)
    {
        var counts = new OutcomeCounts();
        var failing = new FirstRows(MostFailures);
        for (var i = 0; i < slots.Count; i++)
        {
            ref var slot = ref slots[i];
            counts.Add(slot, current);
            if (OutcomeCounts.IsFailing(slot))
                failing.Add(slot);
        }

        var gated = eval.Gates.Select(g => g.Score).Where(name => scores.Any(c => c.Name == name)).Distinct();
        var summary = counts.ToSummary(eval) with { Selected = selected, Scores = [.. scores.Select(c => ScoreFold.Of(slots, c, trials, clusters)).Where(f => f.Count > 0)], PassRate = TrialFold.PassRate(slots, trials, clusters), OfTrials = TrialFold.PassAtK(slots, trials, clusters) };
        return (summary, failing.Places, gated.ToDictionary(name => name, name => Lacking(slots, scores.First(c => c.Name == name))));
    }

    private static SampleConflict Read(ConflictPlace conflict, IReadOnlyList<KnownSession> sessions)
    {
        var (counts, rival) = (sessions[conflict.Counts.Session], sessions[conflict.Rival.Session]);
        // They are in conflict by what was recorded.
        return new(SampleReview.Undo(SampleLines.ReadAt(counts, conflict.Counts.Offset)), counts.Name, SampleReview.Undo(SampleLines.ReadAt(rival, conflict.Rival.Offset)), rival.Name);
    }

    private static IReadOnlyList<RecordPlace> Lacking(ChunkedArray<ResultSlot> slots, ScoreColumn column)
    {
        var lacking = new FirstRows(MostFailures);
        for (var i = 0; i < slots.Count; i++)
        {
            if (OutcomeCounts.IsCompleted(slots[i]) && double.IsNaN(column[i]))
                lacking.Add(slots[i]);
        }

        return lacking.Places;
    }
}
