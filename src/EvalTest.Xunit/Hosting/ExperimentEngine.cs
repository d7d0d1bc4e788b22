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
        var options = RunOptionsSource.Current();
        var stop = new StopSignal(options.Drain, TimeProvider.System);
        try
        {
            var setup = new RunSetup(options, project.Assembly, project.TargetFramework, RunOptionsSource.ProjectDirectory, TimeProvider.System, project.Commit, stop);
            var run = await ExperimentRun.OpenAsync(setup, stop.Stopping).ConfigureAwait(false);
            // Joint: signals (they ask "stop") and progress (it reads "run") start here and end in DisposeAsync.
            return new ExperimentEngine(run, stop);
        }
        catch
        {
            stop.Dispose();
            throw;
        }
    }

    public Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body) => run.RunEvalAsync(eval, rows, body);

    public void Stop(string reason) => stop.RequestOnce(reason);

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }
}
