namespace Fixture;

public class Measured
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows))]
    public Score Zero(Row row)
    {
        Log.Started(row.Id);
        return Score.Measure("quality", 0);
    }
}
