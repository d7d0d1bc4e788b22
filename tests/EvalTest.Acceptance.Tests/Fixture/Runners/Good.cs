using Fixture;
using Xunit;

namespace Runners;

[Trait("kind", "good")]
public class Good
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows), Concurrency = 16)]
    public async Task<bool> Passes(Row row, CancellationToken cancel)
    {
        Log.Started($"good {row.Id}");
        await Task.Delay(Settings.Delay, cancel);
        return true;
    }

    [EvalForEach(nameof(Rows))]
    public bool Partly(Row row, EvalContext eval)
    {
        if (row.Id == "s9")
            eval.Skip("does not apply");
        return true;
    }

    [EvalFact(Skip = "not today")]
    public void Waits() => Log.Started("skipped eval");
}
