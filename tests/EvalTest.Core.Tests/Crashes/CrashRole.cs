using System.Globalization;
using System.Text;
using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>A process that runs a phase of the script and dies in the middle by SIGKILL; its log says what it did until then.</summary>
internal static class CrashRole
{
    private const string Began = "began ";
    private const string Acknowledged = "acknowledged ";

    private static readonly Lock _log = new();

    /// <summary>The child for one point.</summary>
    public static ChildProcessOptions Child(string folder, ScriptStage stage, CrashPoint point, string log) =>
        EntryPoint.InRole(nameof(CrashRole), folder, $"{stage.Phase.Number}", $"{point.Call}", $"{point.Moment}", log);

    /// <summary>What the log of a child says.</summary>
    public static Crashed Read(string folder, ScriptStage stage, string log)
    {
        var lines = File.Exists(log) ? File.ReadAllLines(log) : [];
        var acknowledged = lines.LastOrDefault(l => l.StartsWith(Acknowledged, StringComparison.Ordinal));
        return new Crashed(
            folder,
            stage,
            acknowledged is null ? 0 : int.Parse(acknowledged[Acknowledged.Length..], CultureInfo.InvariantCulture),
            [.. lines.Where(l => l.StartsWith(Began, StringComparison.Ordinal)).Select(l => l[Began.Length..])]);
    }

    public static async Task<int> PlayAsync(IReadOnlyList<string> arguments)
    {
        var phase = ScriptPhase.All[int.Parse(arguments[1], CultureInfo.InvariantCulture) - 1];
        var point = new CrashPoint(int.Parse(arguments[2], CultureInfo.InvariantCulture), Enum.Parse<CrashMoment>(arguments[3]));
        // Without a buffer: what was said before the kill is said.
        await using var log = new FileStream(arguments[4], FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        CrashScript? script = null;
        var hook = new DyingHook(point, () =>
        {
            Say(log, $"{Acknowledged}{script!.Acknowledged}");
            ChildProcess.Send(Environment.ProcessId, Signal.Kill);
        });
        script = new CrashScript(arguments[0], new HookedDisk(Disks.Local, hook), sample => Say(log, Began + sample));
        await script.RunAsync(phase);
        return 0;
    }

    private static void Say(FileStream log, string line)
    {
        lock (_log)
            log.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
