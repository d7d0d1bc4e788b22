using EvalTest.Datasets;

namespace EvalTest.Benchmarks;

/// <summary>The least that a resume does with a dataset: each row made, written as JSON and hashed.</summary>
public class Hashing
{
    [Fact]
    public void Rows()
    {
        var (index, sum) = (0, UInt128.Zero);
        foreach (var row in Workload.All())
            sum ^= SampleFactory.Create(index++, row).InputHash;
        Assert.NotEqual(UInt128.Zero, sum);
    }
}
