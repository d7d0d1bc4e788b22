using System.Collections.Concurrent;
using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>A run on the real engine, and what it was seen to do.</summary>
/// <param name="Began">Samples whose bodies began.</param>
/// <param name="Acknowledged">How many were acknowledged.</param>
/// <param name="Died">Whether the process died.</param>
internal sealed record CommandRun(IReadOnlyCollection<string> Began, int Acknowledged, bool Died)
{
    public const string Eval = "Tests.Eval";

    private const int Concurrency = 3;

    public static async Task<CommandRun> DoAsync(Computer here, Command.Run command, double score)
    {
        var hook = new DyingHook(command.Death);
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new RunOptions { Experiment = here.Experiment, Directory = here.Root, Concurrency = Concurrency, Rerun = command.Rerun, SampleGlob = command.Filter };
        var setup = new RunSetup(options, Computer.Assembly, "net10.0", null, TimeProvider.System, null, stop) { Disk = new HookedDisk(Disks.Local, hook) };
        var began = new ConcurrentQueue<string>();
        ExperimentRun? run = null;
        try
        {
            await using (run = await ExperimentRun.OpenAsync(setup, CancellationToken.None))
            {
                await run.RunEvalAsync(Engine.Eval(Eval), Engine.Stream(Rows(command)), (context, _) =>
                {
                    if (!hook.IsDead)
                        began.Enqueue(context.SampleId);
                    if (began.Count == command.StopAfter)
                        stop.RequestOnce("stopped by the command");
                    return ValueTask.FromResult<object?>(End(context, Planned.OutcomeOf(command, context.Index), score));
                });
            }
        }
        catch (Exception) when (hook.IsDead)
        {
            // What a dead process throws nobody sees.
        }

        return new CommandRun([.. began], run?.Progress.Acknowledged ?? 0, hook.IsDead);
    }

    /// <summary>What it did otherwise than planned; null if nothing.</summary>
    /// <param name="planned">Samples that it had to run, if nothing ended it early.</param>
    /// <param name="recorded">Samples in its session file, in the order of the file.</param>
    /// <param name="stops">It may have been asked to stop.</param>
    public string? Fault(IReadOnlySet<string> planned, IReadOnlyList<string> recorded, bool stops)
    {
        var unrecorded = Began.Except(recorded).ToList();
        if (!planned.IsSupersetOf(Began) || Began.Distinct().Count() != Began.Count)
            return $"ran {Words(Began)} and had to run {Words(planned)}";
        if (recorded.Except(Began).Any() || recorded.Distinct().Count() != recorded.Count)
            return $"recorded {Words(recorded)} and ran {Words(Began)}";
        if (Acknowledged > recorded.Count)
            return $"acknowledged {Acknowledged} and recorded {Words(recorded)}";
        if (unrecorded.Count > (Died ? Concurrency : 0))
            return $"did not record {Words(unrecorded)}";
        return Died || stops || Began.Count == planned.Count ? null : $"ran only {Words(Began)} of {Words(planned)}";
    }

    private static Score? End(EvalContext context, string outcome, double score)
    {
        switch (outcome)
        {
            case "skipped":
                context.Skip("does not apply");
                return null;
            case "error":
                throw new InvalidOperationException("the model did not answer");
            default:
                return new Score("run", score, outcome == "passed");
        }
    }

    private static IEnumerable<Row> Rows(Command.Run command) => Enumerable.Range(0, command.Rows).Select(i => new Row($"s{i}", Planned.VersionOf(command, i)));

    private static string Words(IEnumerable<string> samples) => string.Join(' ', samples.DefaultIfEmpty("nothing"));

    private sealed record Row(string Id, int Version);
}
