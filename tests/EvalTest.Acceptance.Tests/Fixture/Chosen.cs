namespace Fixture;

public class Chosen
{
    public static IEnumerable<Row> Rows() => Dataset.TakeRandom(Settings.Rows, 5);

    [EvalForEach(nameof(Rows), Repeat = 2)]
    public bool Works(Row row, EvalContext eval)
    {
        // The seed as well: the same in each run, and another for each trial.
        Log.Started($"{row.Id} {eval.Trial} {eval.Seed}");
        return true;
    }
}
