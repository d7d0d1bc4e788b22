using System.Globalization;
using EvalTest.Sessions;
using EvalTest.Statistics;

namespace EvalTest.Experiments;

/// <summary>What several trials of each sample say beside their average.</summary>
internal static class TrialFold
{
    /// <summary>Null where every sample has one trial, or nothing judged.</summary>
    public static ScoreFigures? PassRate(ChunkedArray<ResultSlot> slots, int trials)
    {
        var samples = trials > 1 ? Samples(slots) : [];
        return samples.Count == 0 ? null : ScoreFold.Of(Score.PassedName, [.. samples.Select(s => (double)s.Passed / s.Count)], missing: 0, areVerdicts: true);
    }

    /// <summary>The chance that at least one of the trials passes, and that all of them do; none where every sample has one trial, or nothing judged.</summary>
    public static IReadOnlyList<ScoreFigures> PassAtK(ChunkedArray<ResultSlot> slots, int trials)
    {
        var samples = trials > 1 ? Samples(slots) : [];
        if (samples.Count == 0)
            return [];

        return [Figures("pass@", samples, Statistics.PassAtK.OfSample, trials), Figures("pass^", samples, Statistics.PassAtK.AllOfSample, trials)];
    }

    /// <summary>One value for each sample of <c>pass@k</c> or <c>pass^k</c>; null for any other name.</summary>
    public static GateValues? Values(ChunkedArray<ResultSlot> slots, string name)
    {
        var isAny = name.StartsWith("pass@", StringComparison.Ordinal);
        if ((!isAny && !name.StartsWith("pass^", StringComparison.Ordinal)) || !int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var k) || k < 1)
            return null;

        var figures = Samples(slots).ConvertAll(s => isAny ? Statistics.PassAtK.OfSample(s, k) : Statistics.PassAtK.AllOfSample(s, k));
        var unknown = figures.Find(f => f.Value is null);
        return unknown is null ? new GateValues([.. figures.Select(f => f.Value!.Value)]) : new GateValues([], $"{name} is unknown of a sample: {unknown.Reason}. Give Repeat = {k} or more");
    }

    private static ScoreFigures Figures(string name, List<SampleTrials> samples, Func<SampleTrials, int, Figure> share, int trials)
    {
        double[] known = [.. samples.Select(s => share(s, trials).Value).OfType<double>()];
        return ScoreFold.Of(string.Create(CultureInfo.InvariantCulture, $"{name}{trials}"), known, samples.Count - known.Length, areVerdicts: true);
    }

    private static List<SampleTrials> Samples(ChunkedArray<ResultSlot> slots)
    {
        var rows = new SortedDictionary<int, (int Passed, int Count)>();
        for (var i = 0; i < slots.Count; i++)
        {
            if (!OutcomeCounts.IsCompleted(slots[i]) || slots[i].Verdict == Verdict.None)
                continue;
            var (passed, count) = rows.GetValueOrDefault(slots[i].Row);
            rows[slots[i].Row] = (passed + (slots[i].Verdict == Verdict.Passed ? 1 : 0), count + 1);
        }

        return [.. rows.Values.Select(r => new SampleTrials(r.Passed, r.Count))];
    }
}
