using EvalTest.Core.Tests.Storage;
using EvalTest.Options;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>The history of an experiment over four processes, one of which is killed.</summary>
internal static class Stories
{
    public const int Rows = 12;

    /// <summary>
    /// A new root and experiment, with errors and failures; a second run that tries errors again, meets new rows and is killed;
    /// a third that resumes and finds rows changed; a fourth that runs again what failed.
    /// </summary>
    public static async Task<SimulatedDisk> TellAsync(Durability durability)
    {
        var disk = new SimulatedDisk();
        await new Story(disk).RunAsync(new SessionScript(1, durability, Rows - 4) { Errs = i => i % 4 == 1, Fails = i => i % 5 == 3 });
        var before = disk.Log.Count;
        await new Story(disk).RunAsync(new SessionScript(2, durability, Rows) { Errs = i => i % 8 == 1 });
        disk = disk.KilledAfter(MostUnsynced(disk, before));
        await new Story(disk).RunAsync(new SessionScript(3, durability, Rows) { Errs = i => i == 9, Changed = i => i is 2 or 9 });
        await new Story(disk).RunAsync(Last(4, durability) with { Rerun = Rerun.Failed, Fails = i => i == 3 });
        return disk;
    }

    /// <summary>A run after the story, or after any moment of it, by which all is completed.</summary>
    public static SessionScript Last(int number, Durability durability) => new(number, durability, Rows) { Changed = i => i is 2 or 9 };

    /// <summary>The moment after the given one at which the most is written and not synced.</summary>
    public static int MostUnsynced(SimulatedDisk disk, int after)
    {
        var history = new History(disk.Start);
        var (moment, most) = (after, -1);
        foreach (var (index, operation) in disk.Log.Index())
        {
            history.Apply(operation);
            if (index < after || operation is not DiskOperation.Append append)
                continue;
            var content = history.Image[append.File].Content;
            if (content.Length - content.Durable > most)
                (moment, most) = (index + 1, content.Length - content.Durable);
        }

        return moment;
    }
}
