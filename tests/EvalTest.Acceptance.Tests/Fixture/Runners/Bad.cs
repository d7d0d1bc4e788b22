using Fixture;
using Xunit;

namespace Runners;

public class Bad
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows))]
    [Trait("kind", "bad")]
    public bool Fails(Row row)
    {
        Log.Started($"bad {row.Id}");
        return row.Id is not ("s1" or "s2");
    }

    [EvalForEach(nameof(Rows))]
    [Gate("quality", AtLeast = 0.5)]
    public Score Measures(Row row)
    {
        Log.Started($"measured {row.Id}");
        return Score.Measure("quality", row.Value < Settings.Right ? 1 : 0);
    }

    [EvalForEach(nameof(Rows))]
    [Gate("accuracy", AtLeast = 0.5)]
    public Score Forgives(Row row) => Score.FromBoolean(row.Value < 8, name: "accuracy");
}
