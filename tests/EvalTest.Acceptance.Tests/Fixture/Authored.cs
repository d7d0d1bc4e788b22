namespace Fixture;

/// <summary>Every way to write an eval that is more than a method over rows.</summary>
[EvalDefaults(Concurrency = 8)]
public class Authored
{
    public static IEnumerable<Row> Rows() => Enumerable.Range(0, 6).Select(i => new Row($"p{i}", i));

    public static string Ask(Row row, string model)
    {
        Log.Started($"asked {model} {row.Id}");
        return $"{model} says {row.Value}";
    }

    [EvalForEach(nameof(Rows))]
    [EvalMatrix("model", "small", "large")]
    [EvalTarget(nameof(Ask))]
    [Gate("right", AtLeast = 0.5)]
    public Score Matrix(Row row, string model, string output) =>
        Score.FromBoolean(output == $"{model} says {row.Value}" && (model == "large" || row.Value < 3), "right");

    [EvalForEach(nameof(Rows)), EvalBatch(Size = 3)]
    public IReadOnlyList<bool> Batch(IReadOnlyList<Row> rows)
    {
        Log.Started($"batch of {rows.Count}");
        return [.. rows.Select(r => r.Value >= 0)];
    }

    [EvalForEach]
    [EvalCase("2+2?", 4, Id = "four")]
    [EvalCase("3+3?", 6, Id = "six", Skip = "not today")]
    public bool Cases(string question, [Expected] int answer, EvalContext eval)
    {
        Log.Started($"case {eval.SampleId}");
        return question.Length == answer;
    }
}
