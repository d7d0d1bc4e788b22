namespace EvalTest.Sessions;

/// <summary>The values of one score, by slot; NaN where a slot has none.</summary>
internal sealed class ScoreColumn(string name)
{
    private readonly ChunkedArray<double> values = new();

    public string Name { get; } = name;

    /// <summary>Every value so far was 0 or 1 and carried the verdict that goes with it.</summary>
    public bool IsVerdict { get; private set; } = true;

    public double this[int slot] => slot < values.Count ? values[slot] : double.NaN;

    public void Set(int slot, double value, bool? passed)
    {
        IsVerdict &= passed is { } verdict && value == (verdict ? 1 : 0);
        while (values.Count <= slot)
            values.Add(double.NaN);
        values[slot] = value;
    }

    public void Clear(int slot)
    {
        if (slot < values.Count)
            values[slot] = double.NaN;
    }
}
