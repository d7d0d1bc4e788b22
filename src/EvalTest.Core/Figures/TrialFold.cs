using System.Globalization;
using EvalTest.Sessions;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>What several trials of each sample say beside their average.</summary>
internal static class TrialFold
{
    /// <summary>Null where every sample has one trial and a cluster of its own, or nothing judged.</summary>
    public static ScoreFigures? PassRate(ChunkedArray<ResultSlot> slots, int trials, SampleClusters? clusters = null)
    {
        var samples = trials > 1 || clusters is not null ? Samples(slots) : new();
        return samples.Count == 0 ? null : ScoreFold.Of(Score.PassedName, [.. samples.Values.Select(s => (double)s.Passed / s.Count)], missing: 0, areVerdicts: true, clusters?.Of(samples.Keys));
    }

    /// <summary>The chance that at least one of the trials passes, and that all of them do; none where every sample has one trial, or nothing judged.</summary>
    public static IReadOnlyList<ScoreFigures> PassAtK(ChunkedArray<ResultSlot> slots, int trials, SampleClusters? clusters = null)
    {
        var samples = trials > 1 ? Samples(slots) : new();
        if (samples.Count == 0)
            return [];

        return [Figures("pass@", samples, Statistics.PassAtK.OfSample, trials, clusters), Figures("pass^", samples, Statistics.PassAtK.AllOfSample, trials, clusters)];
    }

    /// <summary>One value for each sample of <c>pass@k</c> or <c>pass^k</c>; null for any other name.</summary>
    public static GateValues? Values(ChunkedArray<ResultSlot> slots, string name, SampleClusters? clusters = null)
    {
        var isAny = name.StartsWith("pass@", StringComparison.Ordinal);
        if ((!isAny && !name.StartsWith("pass^", StringComparison.Ordinal)) || !int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var k) || k < 1)
            return null;

        var samples = Samples(slots);
        var figures = samples.Values.Select(s => isAny ? Statistics.PassAtK.OfSample(s, k) : Statistics.PassAtK.AllOfSample(s, k)).ToList();
        var unknown = figures.Find(f => f.Value is null);
        return unknown is null ? new GateValues(figures.ConvertAll(f => f.Value!.Value)) { Rows = [.. samples.Keys], Clusters = clusters } : new GateValues([], $"{name} is unknown of a sample: {unknown.Reason}. Give Repeat = {k} or more");
    }

    private static ScoreFigures Figures(string name, SortedDictionary<int, SampleTrials> samples, Func<SampleTrials, int, Figure> share, int trials, SampleClusters? clusters)
    {
        var known = samples.Select(s => (Row: s.Key, share(s.Value, trials).Value)).Where(s => s.Value is not null).ToList();
        return ScoreFold.Of(string.Create(CultureInfo.InvariantCulture, $"{name}{trials}"), known.ConvertAll(s => s.Value!.Value), samples.Count - known.Count, areVerdicts: true, clusters?.Of(known.Select(s => s.Row)));
    }

    /// <summary>By row.</summary>
    private static SortedDictionary<int, SampleTrials> Samples(ChunkedArray<ResultSlot> slots)
    {
        var rows = new SortedDictionary<int, SampleTrials>();
        for (var i = 0; i < slots.Count; i++)
        {
            if (!OutcomeCounts.IsCompleted(slots[i]) || slots[i].Verdict == Verdict.None)
                continue;
            var known = rows.GetValueOrDefault(slots[i].Row);
            rows[slots[i].Row] = new SampleTrials((known?.Passed ?? 0) + (slots[i].Verdict == Verdict.Passed ? 1 : 0), (known?.Count ?? 0) + 1);
        }

        return rows;
    }
}
