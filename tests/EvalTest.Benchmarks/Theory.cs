namespace EvalTest.Benchmarks;

/// <summary>The same rows as a plain xunit theory that is not enumerated at discovery.</summary>
public class Theory
{
    public static IEnumerable<TheoryDataRow<Row>> Rows() => Workload.All().Select(row => new TheoryDataRow<Row>(row));

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void NoOp(Row row) => Assert.NotNull(row);
}
