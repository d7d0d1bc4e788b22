namespace EvalTest.Benchmarks;

/// <summary>The same rows as MSTest's dynamic data.</summary>
[TestClass]
public class DynamicRows
{
    public static IEnumerable<object[]> Rows() => Workload.All().Select(row => new object[] { row });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void NoOp(Row row) => Assert.IsNotNull(row);
}
