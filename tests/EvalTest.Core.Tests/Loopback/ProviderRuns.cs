namespace EvalTest.Core.Tests.Loopback;

/// <summary>The same eval with a number of places that the engine finds, and with some that the user says; one after another, with the machine to themselves.</summary>
[CollectionDefinition(nameof(ProviderRuns), DisableParallelization = true)]
public sealed class ProviderRuns : IAsyncLifetime, ICollectionFixture<ProviderRuns>
{
    private const double Speed = 20;

    public static readonly bool Nightly = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";

    private static readonly int samples = Nightly ? 5_000 : 1_200;
    private static readonly int[] sizes = Nightly ? [24, 32, 40, 64] : [40];

    internal ProviderRun Auto { get; private set; } = null!;

    internal List<ProviderRun> Fixed { get; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var size in sizes)
            Fixed.Add(await ProviderRun.RunAsync(new ProviderTraits(), samples, Speed, o => o with { Concurrency = size }));
        Auto = await ProviderRun.RunAsync(new ProviderTraits(), samples, Speed, o => o with { AutoConcurrency = true });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public override string ToString() => $"auto: {Auto}\n" + string.Join('\n', Fixed.Zip(sizes, (run, size) => $"{size}: {run}"));
}
