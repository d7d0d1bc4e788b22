using System.Collections.Concurrent;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Crashes;

public sealed class KilledChildTests : IDisposable
{
    private const int Killed = 128 + 9;

    private static readonly bool nightly = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";

    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_process_killed_by_the_kernel_loses_nothing_and_repeats_no_more_than_was_in_flight()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGKILL");
        var faults = new ConcurrentQueue<string>();
        var deaths = 0;
        foreach (var stage in await ScriptStage.PlayAsync(scratch.Folder("script")))
        {
            await Parallel.ForEachAsync(Points(stage), async (point, _) =>
            {
                var (died, found) = await KillAndResumeAsync(stage, point);
                Interlocked.Add(ref deaths, died ? 1 : 0);
                foreach (var fault in found)
                    faults.Enqueue($"phase {stage.Phase.Number}, {point}: {fault}");
            });
        }

        Assert.True(faults.IsEmpty, string.Join('\n', faults));
        Assert.InRange(deaths, nightly ? 800 : 30, 100_000);
    }

    /// <summary>All at night; by day some of each phase, at one moment each.</summary>
    private static IEnumerable<CrashPoint> Points(ScriptStage stage)
    {
        var moments = Enum.GetValues<CrashMoment>();
        if (nightly)
            return from call in Enumerable.Range(1, stage.Calls) from moment in moments select new CrashPoint(call, moment);

        const int chosen = 12;
        return from i in Enumerable.Range(0, chosen) select new CrashPoint(1 + (i * (stage.Calls - 1) / chosen), moments[i % moments.Length]);
    }

    private async Task<(bool Died, IReadOnlyList<string> Faults)> KillAndResumeAsync(ScriptStage stage, CrashPoint point)
    {
        var folder = stage.CopyTo(scratch.Folder($"{stage.Phase.Number}-{point.Call}-{point.Moment}"));
        var log = folder + ".log";

        var result = await ChildProcess.RunAsync(CrashRole.Child(folder, stage, point, log), TimeSpan.FromSeconds(60));
        if (result.ExitCode is not (0 or Killed))
            return (false, [$"the child ended with {result.ExitCode}: {result.Output}{result.Error}"]);

        var faults = await AfterCrash.FaultsAsync(CrashRole.Read(folder, stage, log));
        Directory.Delete(folder, recursive: true);
        return (result.ExitCode == Killed, faults);
    }
}
