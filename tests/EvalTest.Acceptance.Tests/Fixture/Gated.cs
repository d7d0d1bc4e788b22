namespace Fixture;

public class Gated
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows))]
    [Gate("accuracy", AtLeast = 0.80)]
    public Score Answers(Row row)
    {
        Log.Started(row.Id);
        return Score.FromBoolean(row.Value < Settings.Right, name: "accuracy");
    }
}
