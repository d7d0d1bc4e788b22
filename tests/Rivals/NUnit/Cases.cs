using NUnit.Framework;

namespace EvalTest.Benchmarks;

/// <summary>The same rows as NUnit's test cases.</summary>
public class Cases
{
    [TestCaseSource(typeof(Workload), nameof(Workload.All))]
    public void NoOp(Row row) => Assert.That(row, Is.Not.Null);
}
