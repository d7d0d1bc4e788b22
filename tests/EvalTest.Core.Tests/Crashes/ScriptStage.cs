using System.Collections.Concurrent;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>What a phase begins with, and what it does when nobody dies.</summary>
/// <param name="Phase">Which.</param>
/// <param name="Folder">A folder of experiments, to be copied.</param>
/// <param name="Sessions">Names of the session files in it.</param>
/// <param name="Runs">The samples that the phase has to run; no other may.</param>
/// <param name="Calls">The calls that change the disk; a few more or less from run to run, as samples meet in a write or do not.</param>
internal sealed record ScriptStage(ScriptPhase Phase, string Folder, IReadOnlyCollection<string> Sessions, IReadOnlySet<string> Runs, int Calls)
{
    /// <summary>Plays the whole script once.</summary>
    public static async Task<IReadOnlyList<ScriptStage>> PlayAsync(string folder)
    {
        List<ScriptStage> stages = [];
        var current = Directory.CreateDirectory(Path.Combine(folder, "0")).FullName;
        foreach (var phase in ScriptPhase.All)
        {
            var runs = new ConcurrentQueue<string>();
            var next = CopyOf(current, Path.Combine(folder, $"{phase.Number}"));
            var hook = new DyingHook(CrashPoint.Never);
            await new CrashScript(next, new HookedDisk(Disks.Local, hook), runs.Enqueue).RunAsync(phase);
            var sessions = AfterCrash.Sessions(Path.Combine(current, "x")).Select(f => Path.GetFileName(f)).ToList();
            stages.Add(new ScriptStage(phase, current, sessions, runs.ToHashSet(), hook.Calls));
            current = next;
        }

        return stages;
    }

    /// <summary>A copy to die in.</summary>
    public string CopyTo(string target) => CopyOf(Folder, target);

    private static string CopyOf(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
