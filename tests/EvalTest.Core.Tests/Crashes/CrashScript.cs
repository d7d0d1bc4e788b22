using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>One run of one phase on the real engine: two evals at once, with errors, bad verdicts and skips among their samples.</summary>
/// <param name="folder">The folder of experiments.</param>
/// <param name="disk">Where it writes.</param>
/// <param name="began">Told of each sample whose body begins, as in <c>A/s7</c>.</param>
internal sealed class CrashScript(string folder, IDisk disk, Action<string> began)
{
    public const string Assembly = "Tests";
    public const int Concurrency = 8;

    private ExperimentRun? run;

    public static IReadOnlyList<string> Evals { get; } = ["A", "B"];

    /// <summary>Samples that were acknowledged so far.</summary>
    public int Acknowledged => run?.Progress.Acknowledged ?? 0;

    /// <summary>Runs a phase to its end, or to the death of the process.</summary>
    /// <param name="phase">Which.</param>
    /// <param name="good">Nothing errs or fails this time.</param>
    public async Task<IReadOnlyList<EvalOutcome>> RunAsync(ScriptPhase phase, bool good = false)
    {
        var options = new RunOptions { Experiment = "x", Directory = folder, Concurrency = Concurrency, Rerun = good ? Rerun.Errors : phase.Rerun };
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var setup = new RunSetup(options, Assembly, "net10.0", null, TimeProvider.System, null, stop) { Disk = disk };
        await using (run = await ExperimentRun.OpenAsync(setup, CancellationToken.None))
            return await Task.WhenAll(Evals.Select(eval => run.RunEvalAsync(Engine.Eval(eval), Engine.Stream(Rows(phase)), (context, _) => Body(context, phase, good))));
    }

    private static IEnumerable<Row> Rows(ScriptPhase phase) => Enumerable.Range(0, phase.Rows).Select(i => new Row($"s{i}", i, phase.Version(i)));

    /// <summary>The score says which run it is of: the phase, and a half more where a run after a death did it.</summary>
    private async ValueTask<object?> Body(EvalContext context, ScriptPhase phase, bool good)
    {
        began($"{context.Eval}/{context.SampleId}");
        // So that several are in flight at once, and end in any order.
        await Task.Yield();
        var row = context.Index;
        if (row % 11 == 5)
            context.Skip("does not apply");
        if (row % 7 == phase.Number && !good)
            throw new InvalidOperationException("the model did not answer");
        return new Score("run", phase.Number + (good ? 0.5 : 0), good || row % 5 != phase.Number);
    }

    private sealed record Row(string Id, int Number, int Version);
}
