using EvalTest.Model;
using EvalTest.Observation;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Xunit.Hosting;

namespace EvalTest.Xunit.Tests.Pipeline;

/// <summary>The engine of the core over a folder of the test's choice, without signals and terminals.</summary>
internal sealed class RealEngine : IEvalEngine
{
    private readonly StopSignal stop;
    private readonly ExperimentRun run;

    private RealEngine(ExperimentRun run, StopSignal stop) => (this.run, this.stop) = (run, stop);

    public bool IsRunning => false;

    /// <summary>The last words, with whatever the run says of itself while it lasts.</summary>
    public string Words => $"{run.Farewell}\n{Reporting.ProgressLine.Plain(run.Progress, 1)}\n{Reporting.ProgressLine.Live(run.Progress, 1, 1000)}";

    public string? ObserverFault => run.ObserverFault;

    public static async Task<RealEngine> OpenAsync(string folder, RunOptions? options = null, IRunObserver? observer = null)
    {
        var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var setup = new RunSetup((options ?? new()) with { Experiment = options?.Experiment ?? "x", Directory = folder }, "Tests", "net10.0", null, TimeProvider.System, null, stop) { Observer = observer };
        return new RealEngine(await ExperimentRun.OpenAsync(setup, CancellationToken.None), stop);
    }

    public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body) => run.RunEvalAsync(eval, rows, body);

    public void Stop(string reason) => stop.RequestOnce(reason);

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync();
        stop.Dispose();
    }
}
