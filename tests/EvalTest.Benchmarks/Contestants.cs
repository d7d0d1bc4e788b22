namespace EvalTest.Benchmarks;

/// <summary>A test process with next to nothing to do: what is subtracted from the others.</summary>
public class Empty
{
    [Fact]
    public void Nothing()
    {
    }
}

/// <summary>The same rows as an eval, its session file on.</summary>
public class Eval
{
    public static IEnumerable<Row> Rows() => Workload.All();

    [EvalForEach(nameof(Rows), Concurrency = 64)]
    public bool NoOp(Row row) => row is not null;
}

/// <summary>A body that waits, as for a model; how many do so at once is for <c>--eval-concurrency</c> to say.</summary>
public class Waiting
{
    public static IEnumerable<Row> Rows() => Workload.All();

    [EvalForEach(nameof(Rows), Concurrency = 1000)]
    public async Task<bool> Waits(Row row, CancellationToken cancellation)
    {
        await Task.Delay(Workload.Delay, cancellation);
        return row is not null;
    }
}
