using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Reporting;
using EvalTest.Running;
using EvalTest.Xunit.Logging;

namespace EvalTest.Xunit.Hosting;

/// <summary>The engine of Core behind the adapter's own interface: where a run, its signals and its progress are put together.</summary>
internal sealed class ExperimentEngine : IEvalEngine
{
    private readonly ExperimentRun run;
    private readonly RunConsole console;
    private readonly StopSignal stop;
    private int _running;

    private ExperimentEngine(ExperimentRun run, StopSignal stop)
    {
        this.run = run;
        this.stop = stop;
        console = RunConsole.Attach(() => run.Progress, stop, TimeProvider.System);
    }

    /// <exception cref="EvalTestException">The options are wrong, or the experiment cannot be opened.</exception>
    public static async Task<IEvalEngine> OpenAsync(TestProject project)
    {
        var options = RunOptionsSource.Current();
        var stop = new StopSignal(options.Drain, TimeProvider.System);
        try
        {
            var setup = new RunSetup(options, project.Assembly, project.TargetFramework, RunOptionsSource.ProjectDirectory, TimeProvider.System, project.Commit, stop) { Observer = new RunLog(() => EvalLog.Factory) };
            return new ExperimentEngine(await ExperimentRun.OpenAsync(setup, stop.Stopping).ConfigureAwait(false), stop);
        }
        catch
        {
            stop.Dispose();
            throw;
        }
    }

    public bool IsRunning => Volatile.Read(ref _running) > 0;

    public async Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body)
    {
        Interlocked.Increment(ref _running);
        try
        {
            return await run.RunEvalAsync(eval, rows, body).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public void Stop(string reason) => stop.RequestOnce(reason);

    public async ValueTask DisposeAsync()
    {
        await using (console.ConfigureAwait(false))
        {
            // The last words tell of a finished file, so they come after it is one.
            await run.DisposeAsync().ConfigureAwait(false);
            await console.FarewellAsync(run.Farewell).ConfigureAwait(false);
            foreach (var fault in new[] { (console.Fault ?? stop.Fault)?.Message, run.ObserverFault }.OfType<string>())
                await Console.Error.WriteLineAsync($"EvalTest could not show or pass on all of this run, which is itself whole: {Printable.Block(fault)}").ConfigureAwait(false);
        }

        stop.Dispose();
    }
}
