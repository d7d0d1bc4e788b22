using System.Text.Json;
using EvalTest.Core.Tests.Storage;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>An invariant that a crash broke, with all that shows it again: threads make every log a little different, so the log itself is kept.</summary>
internal sealed class CrashFailure(IReadOnlyList<DiskOperation> log, int moment, string survival, Exception inner) : Exception(Describe(log, moment, survival, inner), inner)
{
    private const int Shown = 12;

    private static string Describe(IReadOnlyList<DiskOperation> log, int moment, string survival, Exception inner)
    {
        var file = Path.Combine(Path.GetTempPath(), $"evaltest-crash-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(log));
        var last = string.Join('\n', log.Index().Take(moment).TakeLast(Shown).Select(o => $"  {o.Index} {o.Item}"));
        return $"""
            After {moment} of {log.Count} operations, {survival}, seed {CrashPoints.Seed}: {inner.Message}
            The last operations:
            {last}
            The same again: EVALTEST_CRASH_SEED={CrashPoints.Seed} EVALTEST_CRASH_LOG={file}
            """;
    }
}
