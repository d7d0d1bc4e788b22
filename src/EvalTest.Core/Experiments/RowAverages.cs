namespace EvalTest.Experiments;

/// <summary>Averages the trials of each sample, so that samples and not trials are what is counted: those of one sample resemble each other.</summary>
internal sealed class RowAverages
{
    private readonly SortedDictionary<int, (double Sum, int Count)> rows = [];

    /// <summary>In the order of the dataset.</summary>
    public IReadOnlyList<double> Values => [.. rows.Values.Select(r => r.Sum / r.Count)];

    public void Add(int row, double value)
    {
        var (sum, count) = rows.GetValueOrDefault(row);
        rows[row] = (sum + value, count + 1);
    }
}
