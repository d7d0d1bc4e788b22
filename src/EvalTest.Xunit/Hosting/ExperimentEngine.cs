using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Xunit.Hosting;

/// <summary>The engine of Core behind the adapter's own interface: where a run is put together.</summary>
internal sealed class ExperimentEngine : IEvalEngine
{
    private readonly ExperimentRun run;
    private readonly StopSignal stop;

    private ExperimentEngine(ExperimentRun run, StopSignal stop)
    {
        this.run = run;
        this.stop = stop;
    }

    /// <exception cref="EvalTestException">The options are wrong, or the experiment cannot be opened.</exception>
    public static async Task<IEvalEngine> OpenAsync(TestProject project)
    {
        // Joint 1 of 2: the options as the user gave them come in here.
        var options = new RunOptions();
        var stop = new StopSignal(options.Drain, TimeProvider.System);
        try
        {
            var setup = new RunSetup(options, project.Assembly, project.TargetFramework, ProjectDirectory, TimeProvider.System, stop);
            var run = await ExperimentRun.OpenAsync(setup, stop.Stopping).ConfigureAwait(false);
            // Joint 2 of 2: signals (they ask "stop") and progress (it reads "run") start here and end in DisposeAsync.
            return new ExperimentEngine(run, stop);
        }
        catch
        {
            stop.Dispose();
            throw;
        }
    }

    public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body) => run.RunEvalAsync(eval, rows, body);

    public void Stop(string reason) => stop.RequestFirst(reason);

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private static string? ProjectDirectory => AppContext.GetData("EvalTest.ProjectDirectory") as string;
}
