using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Hosting;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>Discovers and runs one class through xunit itself, as a test project would, over an engine of the test's choice.</summary>
internal static class XunitPipeline
{
    public static async Task<IReadOnlyList<IXunitTestCase>> DiscoverAsync(Type @class)
    {
        var cases = new List<IXunitTestCase>();
        await OutsideAsync(async () =>
        {
            TestContext.SetForInitialization(null, false, false);
            var discoverer = new XunitTestFrameworkDiscoverer(Assembly(@class));
            await discoverer.Find(found => Add(cases, found), TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration()), [@class]);
        });
        return cases;
    }

    public static async Task<Story> RunAsync(Type @class, IEvalEngine engine, ExplicitOption explicitOption = ExplicitOption.Off) =>
        await RunAsync(await DiscoverAsync(@class), new EvalHost(_ => Task.FromResult(engine)), explicitOption);

    public static async Task<Story> RunAsync(IReadOnlyList<IXunitTestCase> cases, EvalHost host, ExplicitOption explicitOption = ExplicitOption.Off)
    {
        using var never = new CancellationTokenSource();
        return await RunUntilAsync(never, cases, host, explicitOption);
    }

    /// <summary>Runs until the platform cancels, as Ctrl+C does.</summary>
    public static async Task<Story> RunUntilAsync(CancellationTokenSource cancellation, IReadOnlyList<IXunitTestCase> cases, EvalHost host, ExplicitOption explicitOption = ExplicitOption.Off)
    {
        foreach (var eval in cases.OfType<EvalTestCase>())
            eval.Host = host;

        var story = new Story();
        var options = TestFrameworkOptions.ForExecution(new TestAssemblyConfiguration());
        options.SetExplicitOption(explicitOption);
        // The mode in which xunit runs tests on a synchronization context of its own.
        options.SetParallelAlgorithm(ParallelAlgorithm.Aggressive);
        options.SetMaxParallelThreads(2);
        await OutsideAsync(async () =>
        {
            TestContext.SetForInitialization(null, false, false);
            await new XunitTestFrameworkExecutor(Assembly(cases[0].TestClass!.Class)).RunTestCases(cases, story, options, cancellation.Token);
        });
        return story;
    }

    private static XunitTestAssembly Assembly(Type @class) => new(@class.Assembly, null, @class.Assembly.GetName().Version);

    private static ValueTask<bool> Add(List<IXunitTestCase> cases, ITestCase found)
    {
        cases.Add((IXunitTestCase)found);
        return new(true);
    }

    // The run under test has a test context of its own, not that of the test that watches it.
    private static Task OutsideAsync(Func<Task> run)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(run);
    }
}
