using Fixture;

namespace Runners;

public class Compared
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows))]
    [EvalMatrix("model", "small", "large")]
    public bool Answers(Row row, string model)
    {
        Log.Started($"{model} {row.Id}");
        return model == "large";
    }
}
