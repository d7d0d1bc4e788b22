namespace EvalTest.Sessions;

/// <summary>The values of one score, by slot; NaN where a slot has none.</summary>
internal sealed class ScoreColumn(string name)
{
    private readonly ChunkedArray<double> values = new();
    private readonly TextColumn scorers = new();
    private double sum;
    private int count;

    public string Name { get; } = name;

    /// <summary>Every value so far was 0 or 1 and carried the verdict that goes with it.</summary>
    public bool IsVerdict { get; private set; } = true;

    /// <summary>Some value carried a verdict.</summary>
    public bool Judges { get; private set; }

    /// <summary>The mean of what the column holds now, good enough to show on the way; null where it holds nothing.</summary>
    public double? RunningMean => count == 0 ? null : sum / count;

    public double this[int slot] => slot < values.Count ? values[slot] : double.NaN;

    /// <summary>What gave the slot's value; null where nobody said, or it was not read.</summary>
    public string? Scorer(int slot) => scorers[slot];

    public void Set(int slot, double value, bool? passed, string? scorer = null)
    {
        IsVerdict &= passed is { } verdict && value == (verdict ? 1 : 0);
        Judges |= passed is not null;
        Put(slot, value, scorer);
    }

    /// <summary>Takes over the value that another column has somewhere.</summary>
    public void Copy(int slot, ScoreColumn from, int other)
    {
        IsVerdict &= from.IsVerdict;
        Judges |= from.Judges;
        Put(slot, from[other], from.Scorer(other));
    }

    public void Clear(int slot)
    {
        if (slot >= values.Count || double.IsNaN(values[slot]))
            return;

        sum -= values[slot];
        count--;
        values[slot] = double.NaN;
    }

    private void Put(int slot, double value, string? scorer)
    {
        while (values.Count <= slot)
            values.Add(double.NaN);
        Clear(slot);
        values[slot] = value;
        sum += value;
        count++;
        scorers.Set(slot, scorer);
    }
}
