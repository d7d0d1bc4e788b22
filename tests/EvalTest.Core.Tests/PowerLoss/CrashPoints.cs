using EvalTest.Core.Tests.Storage;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>Every moment at which the machine can stop, and every disk that can be found after it.</summary>
internal static class CrashPoints
{
    /// <summary>A seed of one's own replays what failed: <c>EVALTEST_CRASH_SEED</c>.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("EVALTEST_CRASH_SEED"), out var seed) ? seed : 20261120;

    /// <summary>Walks through a log and shows each disk that may be found.</summary>
    /// <param name="history">What was before; it goes on to the end of the log.</param>
    /// <param name="log">What happened.</param>
    /// <param name="subsets">Random survivals at each moment, beside the process alone dying, and all, nothing and only zeros surviving.</param>
    /// <param name="check">Gets the disk, whether the power was cut, and which of all disks it is.</param>
    /// <returns>How many disks there were.</returns>
    public static int Walk(History history, IReadOnlyList<DiskOperation> log, int subsets, Action<History, DiskImage, bool, int> check)
    {
        var count = 0;
        for (var moment = 0; moment <= log.Count; moment++)
        {
            // What is noted after an operation is promised in the state that the operation left.
            if (moment == log.Count || Changes(log[moment]))
            {
                Try(history, null, history.Image.Copy());
                foreach (var torn in moment < log.Count && log[moment] is DiskOperation.Append append ? Torn(history, append) : [])
                    Try(torn, null, torn.Image);
                foreach (var survival in Survivals(moment, subsets))
                    Try(history, survival, history.Image.AfterPowerLoss(survival));
            }

            if (moment < log.Count)
                history.Apply(log[moment]);

            void Try(History past, Survival? survival, DiskImage found)
            {
                try
                {
                    check(past, found, survival is not null, count++);
                }
                catch (Exception e)
                {
                    throw new CrashFailure(log, moment, survival?.ToString() ?? "process killed", e);
                }
            }
        }

        return count;
    }

    private static bool Changes(DiskOperation operation) => operation is not (DiskOperation.Mark or DiskOperation.Locked or DiskOperation.Unlocked);

    private static IEnumerable<Survival> Survivals(int moment, int subsets) =>
        [Survival.Kept, Survival.Dropped, Survival.Zeroed, .. Enumerable.Range(0, subsets).Select(i => Survival.Subset(Seed + (moment * 1_000) + i))];

    /// <summary>The process died in the middle of a write, or before its last byte.</summary>
    private static IEnumerable<History> Torn(History history, DiskOperation.Append append)
    {
        foreach (var taken in new[] { append.Bytes.Length / 2, append.Bytes.Length - 1 })
        {
            var torn = history.On(history.Image.Copy(), powerWasCut: false);
            torn.Apply(append with { Bytes = append.Bytes[..taken] });
            yield return torn;
        }
    }
}
