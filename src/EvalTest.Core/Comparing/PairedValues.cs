using System.Globalization;
using EvalTest.Sessions;
using EvalTest.Statistics;

namespace EvalTest.Comparing;

/// <summary>One figure of the shared samples, trials averaged.</summary>
/// <param name="Pairs">One for each sample, in the order of the first's dataset.</param>
/// <param name="AreVerdicts">Each is that of one verdict.</param>
/// <param name="FirstLacking">Trials of the first without the score: they count as 0, as for a gate.</param>
/// <param name="SecondLacking">The same of the second.</param>
internal sealed record PairedValues(IReadOnlyList<(double First, double Second)> Pairs, bool AreVerdicts, int FirstLacking, int SecondLacking)
{
    /// <summary>Of each pair its sample's cluster; null where each is one of its own.</summary>
    public IReadOnlyList<string>? Clusters { get; private init; }

    /// <param name="shared">The trials.</param>
    /// <param name="first">A slot's value; NaN where it lacks it, null where the trial does not count.</param>
    /// <param name="second">The same of the second.</param>
    public static PairedValues Of(SharedTrials shared, Func<int, double?> first, Func<int, double?> second)
    {
        var pairs = new List<(double, double)>(shared.Samples);
        var clusters = new List<(ulong Cluster, int Row)>(shared.Samples);
        var (areVerdicts, firstLacking, secondLacking) = (true, 0, 0);
        for (var i = 0; i < shared.Trials.Count;)
        {
            var (row, count, cluster) = (shared.Trials[i].Row, 0, shared.ClusterOf(shared.Trials[i]));
            var (sum, otherSum) = (new CompensatedSum(), new CompensatedSum());
            for (; i < shared.Trials.Count && shared.Trials[i].Row == row; i++)
            {
                if (first(shared.Trials[i].First) is not { } a || second(shared.Trials[i].Second) is not { } b)
                    continue;
                firstLacking += double.IsNaN(a) ? 1 : 0;
                secondLacking += double.IsNaN(b) ? 1 : 0;
                sum.Add(double.IsNaN(a) ? 0 : a);
                otherSum.Add(double.IsNaN(b) ? 0 : b);
                count++;
            }

            if (count == 0)
                continue;
            pairs.Add((sum.Value / count, otherSum.Value / count));
            clusters.Add((cluster, row));
            areVerdicts &= count == 1 && pairs[^1] is (0 or 1, 0 or 1);
        }

        return new PairedValues(pairs, areVerdicts, firstLacking, secondLacking) { Clusters = Labels(clusters) };
    }

    /// <summary>Null where no two samples share a cluster, so that samples are what is counted.</summary>
    private static IReadOnlyList<string>? Labels(List<(ulong Cluster, int Row)> samples)
    {
        var known = new HashSet<ulong>();
        var isShared = samples.Exists(s => s.Cluster != 0 && !known.Add(s.Cluster));
        return isShared ? [.. samples.Select(s => s.Cluster == 0 ? string.Create(CultureInfo.InvariantCulture, $"row {s.Row}") : s.Cluster.ToString("x16", CultureInfo.InvariantCulture))] : null;
    }

    /// <summary>Of a score that both have.</summary>
    public static PairedValues Of(SharedTrials shared, ScoreColumn first, ScoreColumn second) => Of(shared, slot => first[slot], slot => second[slot]);

    /// <summary>Of the verdicts.</summary>
    public static PairedValues OfVerdicts(SharedTrials shared) => Of(shared, slot => Verdict(shared.First, slot), slot => Verdict(shared.Second, slot));

    /// <summary>A slot's verdict as 1 or 0; null where it has none.</summary>
    public static double? Verdict(RecordedTrials trials, int slot) => trials.Slot(slot).Verdict switch
    {
        Sessions.Verdict.Passed => 1,
        Sessions.Verdict.Failed => 0,
        _ => null,
    };
}
