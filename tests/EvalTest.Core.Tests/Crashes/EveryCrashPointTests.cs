using System.Collections.Concurrent;
using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Crashes;

public sealed class EveryCrashPointTests : IDisposable
{
    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Death_in_any_call_loses_nothing_and_repeats_no_more_than_was_in_flight()
    {
        var faults = new ConcurrentQueue<string>();
        var deaths = new ConcurrentQueue<string>();
        foreach (var stage in await ScriptStage.PlayAsync(scratch.Folder("script")))
        {
            var over = false;
            await Parallel.ForEachAsync(Calls(() => over), async (call, _) =>
            {
                var survived = true;
                foreach (var moment in Enum.GetValues<CrashMoment>())
                {
                    var (diedIn, found) = await DieAndResumeAsync(stage, new CrashPoint(call, moment));
                    survived &= diedIn is null;
                    if (diedIn is not null)
                        deaths.Enqueue(diedIn);
                    foreach (var fault in found)
                        faults.Enqueue($"phase {stage.Phase.Number}, call {call}, {moment} {diedIn}: {fault}");
                    // Only a write can be cut in two.
                    if (diedIn is not null and not "write" && moment == CrashMoment.After)
                        break;
                }

                over |= survived;
            });
        }

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", deaths.CountBy(d => d).OrderByDescending(d => d.Value).Select(d => $"{d.Value} in {d.Key}")));
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
        Assert.InRange(deaths.Count, 1_000, 100_000);
    }

    /// <summary>One after another, until a run survives at every moment because it has no such call any more.</summary>
    private static IEnumerable<int> Calls(Func<bool> over)
    {
        for (var call = 1; !over(); call++)
            yield return call;
    }

    private async Task<(string? DiedIn, IReadOnlyList<string> Faults)> DieAndResumeAsync(ScriptStage stage, CrashPoint point)
    {
        var folder = stage.CopyTo(scratch.Folder($"{stage.Phase.Number}-{point.Call}-{point.Moment}"));
        var hook = new DyingHook(point);
        var began = new ConcurrentQueue<string>();
        var script = new CrashScript(folder, new HookedDisk(Disks.Local, hook), sample =>
        {
            // A body that begins after the death is none: its thread would be gone.
            if (!hook.IsDead)
                began.Enqueue(sample);
        });

        try
        {
            await script.RunAsync(stage.Phase);
        }
        catch (Exception) when (hook.IsDead)
        {
            // What a dead process throws nobody sees.
        }

        var faults = await AfterCrash.FaultsAsync(new Crashed(folder, stage, script.Acknowledged, [.. began]));
        Directory.Delete(folder, recursive: true);
        return (hook.DiedIn, faults);
    }
}
