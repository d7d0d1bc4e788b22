using System.Globalization;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Which samples of an eval belong together. A sample without a cluster is one of its own.</summary>
internal sealed class SampleClusters
{
    private readonly Dictionary<int, string> byRow = [];

    private SampleClusters()
    {
    }

    /// <summary>Of the completed samples; null where no two of them share a cluster, so that samples are what is counted. Nothing is folded in meanwhile.</summary>
    public static SampleClusters? Of(EvalResults results, ChunkedArray<ResultSlot> slots)
    {
        var found = new SampleClusters();
        var labels = new Dictionary<ulong, (string Label, int Row)>();
        var isShared = false;
        for (var i = 0; i < slots.Count; i++)
        {
            var cluster = OutcomeCounts.IsCompleted(slots[i]) ? results.ClusterOf(i) : 0;
            if (cluster == 0)
                continue;
            if (!labels.TryGetValue(cluster, out var known))
                labels.Add(cluster, known = (cluster.ToString("x16", CultureInfo.InvariantCulture), slots[i].Row));
            isShared |= known.Row != slots[i].Row;
            found.byRow[slots[i].Row] = known.Label;
        }

        return isShared ? found : null;
    }

    /// <summary>A label that the samples of one cluster share and no other has.</summary>
    public string Of(int row) => byRow.GetValueOrDefault(row) ?? string.Create(CultureInfo.InvariantCulture, $"row {row}");

    public IReadOnlyList<string> Of(IEnumerable<int> rows) => [.. rows.Select(Of)];
}
