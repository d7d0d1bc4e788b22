using EvalTest.Comparing;

namespace EvalTest.Core.Tests.Comparing;

public sealed class ManySamplesTests : IDisposable
{
    private readonly Laboratory lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Of_many_samples_only_a_few_are_read_back()
    {
        var count = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 100_000 : 5_000;
        foreach (var (experiment, shift) in new[] { ("a", 0), ("b", 3) })
            await lab.RunAsync(experiment, c => new[] { Score.FromBoolean((c.Index + shift) % 10 < 7), new Score("quality", (c.Index + shift) % 100 / 100.0) { Scorer = "quality/1" } }, count, options: o => o with { Durability = EvalTest.Options.Durability.Os });
        var experiments = new[] { lab.Open("a"), lab.Open("b") };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var pair = Comparison.Of(experiments).Evals[0].Pairs[0];
        TestContext.Current.TestOutputHelper?.WriteLine($"{count:N0} samples: {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) / count} bytes a sample");

        Assert.Equal((count, count * 3 / 10, count * 3 / 10), (pair.Samples, pair.Flips.Gained.Count, pair.Flips.Lost.Count));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / count, 1, 2_000);
    }
}
