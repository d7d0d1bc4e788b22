namespace EvalTest.Benchmarks;

/// <summary>64 loops that wait as a body does, and nothing else.</summary>
public class BareWaiting
{
    private const int Loops = 64;

    [Fact]
    public Task Loop() => Task.WhenAll(Enumerable.Range(0, Loops).Select(async loop =>
    {
        for (var row = loop; row < Workload.Rows; row += Loops)
            await Task.Delay(Workload.Delay, TestContext.Current.CancellationToken);
    }));
}
