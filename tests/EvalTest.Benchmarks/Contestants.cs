namespace EvalTest.Benchmarks;

/// <summary>A test process with next to nothing to do: what is subtracted from the others.</summary>
public class Empty
{
    [Fact]
    public void Nothing()
    {
    }
}

/// <summary>The same rows as a plain xunit theory that is not enumerated at discovery.</summary>
public class Theory
{
    [Theory]
    [MemberData(nameof(Workload.AllAsTheory), MemberType = typeof(Workload), DisableDiscoveryEnumeration = true)]
    public void NoOp(Row row) => Assert.NotNull(row);
}

/// <summary>The same rows as an eval, its session file on.</summary>
public class Eval
{
    public static IEnumerable<Row> Rows() => Workload.All();

    [EvalForEach(nameof(Rows), Concurrency = 64)]
    public bool NoOp(Row row) => row is not null;
}

/// <summary>A body that waits, as for a model.</summary>
public class Waiting
{
    public static IEnumerable<Row> Rows() => Workload.All();

    [EvalForEach(nameof(Rows), Concurrency = 1000)]
    public async Task<bool> Delay100(Row row, CancellationToken cancellation)
    {
        await Task.Delay(100, cancellation);
        return row is not null;
    }

    [EvalForEach(nameof(Rows), Concurrency = 64)]
    public async Task<bool> Delay100At64(Row row, CancellationToken cancellation)
    {
        await Task.Delay(100, cancellation);
        return row is not null;
    }
}
