using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>Averages the trials of each sample, so that samples and not trials are what is counted: those of one sample resemble each other.</summary>
internal sealed class RowAverages
{
    // Compensated, so that the order in which trials finished does not show.
    private readonly SortedDictionary<int, (CompensatedSum Sum, int Count)> rows = [];

    /// <summary>In the order of the dataset.</summary>
    public IReadOnlyList<double> Values => [.. rows.Values.Select(r => r.Sum.Value / r.Count)];

    /// <summary>The rows that have a value, likewise.</summary>
    public IReadOnlyCollection<int> Rows => rows.Keys;

    public void Add(int row, double value)
    {
        var (sum, count) = rows.GetValueOrDefault(row);
        sum.Add(value);
        rows[row] = (sum, count + 1);
    }
}
