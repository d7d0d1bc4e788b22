
namespace EvalTest.Core.Tests.Loopback;

/// <summary>The engine against a provider over real HTTP that has limits nobody told it, and that fails as real ones do.</summary>
public sealed class ProviderTests(ITestOutputHelper output)
{
    private static readonly bool nightly = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";
    private static readonly int samples = nightly ? 5_000 : 1_500;
    private static readonly double speed = nightly ? 20 : 20;

    [Theory]
    [InlineData(null)]
    [InlineData(24)]
    [InlineData(32)]
    [InlineData(40)]
    [InlineData(64)]
    public async Task Probe(int? fixedAt)
    {
        var run = await ProviderRun.RunAsync(new ProviderTraits(), samples, speed, o => fixedAt is null ? o with { AutoConcurrency = true } : o with { Concurrency = fixedAt });
        output.WriteLine($"{fixedAt}: {run}");
        Console.Error.WriteLine($"{fixedAt}: {run}");
    }
}
