using EvalTest.Model;
using EvalTest.Observation;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

/// <summary>Runs evals on the real engine over a folder of its own, as the adapter does.</summary>
internal sealed class Engine : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public string ExperimentFolder => Path.Combine(Folder, "x");

    public IRunObserver? Observer { get; init; }

    public Telemetry Telemetry { get; init; } = Telemetry.Shared;

    public static EvalDefinition Eval(string id = "Tests.Eval") => new() { Id = id, DisplayName = id, Concurrency = 8 };

    public RunOptions Options => new() { Experiment = "x", Directory = Folder };

    public async Task<EvalOutcome> RunAsync(IEnumerable<object?> rows, Func<EvalContext, object?> body, RunOptions? options = null, EvalDefinition? eval = null)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await OpenAsync(options, stop);
        return await run.RunEvalAsync(eval ?? Eval(), Stream(rows), (context, _) => ValueTask.FromResult(body(context)));
    }

    public Task<ExperimentRun> OpenAsync(RunOptions? options, StopSignal stop) =>
        ExperimentRun.OpenAsync(new RunSetup(options ?? Options, "Tests", "net10.0", null, TimeProvider.System, null, stop) { Observer = Observer, Telemetry = Telemetry }, CancellationToken.None);

    public static async IAsyncEnumerable<object?> Stream(IEnumerable<object?> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return row;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
