namespace Fixture;

public class Cases
{
    public static IEnumerable<Row> Rows() => Settings.Rows;

    [EvalForEach(nameof(Rows), Concurrency = 64)]
    public async Task<bool> Works(Row row, CancellationToken cancel)
    {
        Log.Started(row.Id);
        if (Settings.Throws(row))
            throw new InvalidOperationException($"thrown on purpose for {row.Id}");
        if (Settings.Delay > TimeSpan.Zero)
            await Task.Delay(Settings.Delay, Settings.IsDeaf ? CancellationToken.None : cancel);
        while (Settings.Holds(row))
            await Task.Delay(10, cancel);
        return !Settings.Fails(row);
    }
}
