using EvalTest.Core.Tests.Storage;
using EvalTest.Options;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>One run on a disk that fails once, and the same run after it.</summary>
internal sealed class FaultedRun
{
    private const int Rows = 5;

    private readonly History before;
    private readonly SessionScript script;

    private FaultedRun(History before, SessionScript script)
    {
        this.before = before;
        this.script = script;
    }

    /// <param name="durability">Of all runs.</param>
    /// <param name="afterOthers">Whether there were sessions before, one that ended and one that was killed.</param>
    /// <param name="large">Whether a row records a value that is kept in a file of its own.</param>
    public static async Task<FaultedRun> BeforeAsync(Durability durability, bool afterOthers, bool large = false)
    {
        var disk = new SimulatedDisk();
        if (afterOthers)
        {
            await new Story(disk).RunAsync(new SessionScript(1, durability, Rows - 2) { Errs = i => i == 1 });
            await new Story(disk).RunAsync(new SessionScript(2, durability, Rows - 1) { Errs = i => i == 1 });
            disk = disk.KilledAfter(Stories.MostUnsynced(disk, disk.Log.Index().Last(o => o.Item is DiskOperation.Mark { Note.What: NoteKind.Began }).Index));
        }

        return new FaultedRun(After(new History(disk.Start), disk.Log), new SessionScript(7, durability, Rows) { Large = i => large && i == 2 });
    }

    /// <summary>The fault at each call that it could concern.</summary>
    public async Task<IEnumerable<PlannedFault>> FaultsAsync(PlannedFault fault)
    {
        var disk = new SimulatedDisk(before.Image);
        disk.Faults.Plan(fault with { At = int.MaxValue });
        await new Story(disk).RunAsync(script);
        return Enumerable.Range(0, disk.Faults.Calls).Select(at => fault with { At = at });
    }

    /// <summary>The run fails and says why; false if it never came to the call.</summary>
    public async Task<bool> RefuseAsync(PlannedFault fault)
    {
        var disk = new SimulatedDisk(before.Image);
        disk.Faults.Plan(fault);
        var story = new Story(disk);

        var refusal = await Record.ExceptionAsync(() => story.RunAsync(script));

        var (hit, refused) = (disk.Faults.Hit, disk.Faults.Refused);
        disk.Faults.Clear();
        var after = After(before.On(disk.Start, powerWasCut: false), disk.Log);
        if (hit is { } call)
        {
            var message = Assert.IsType<EvalTestException>(refusal, exactMatch: false).Message;
            Assert.Contains(fault.Error!.Text, message, StringComparison.Ordinal);
            Assert.Contains(refused, path => message.Contains(path, StringComparison.Ordinal));
            SaysWhatIsDurable(message, call, after, story);
        }

        await GoOnAsync(after, disk);
        return hit is not null;
    }

    /// <summary>The run is as it is without the fault.</summary>
    public async Task<bool> NoticeNothingAsync(PlannedFault fault)
    {
        var disk = new SimulatedDisk(before.Image);
        disk.Faults.Plan(fault);

        var outcomes = await new Story(disk).RunAsync(script);

        Assert.All(outcomes, o => Assert.Equal(Rows, o.Summary.Completed));
        var after = After(before.On(disk.Start, powerWasCut: false), disk.Log);
        Assert.Equal(2 * Rows, Invariants.Check(after, after.Image.AfterPowerLoss(Survival.Dropped), powerWasCut: true).Current.Count);
        return disk.Faults.Hit is not null;
    }

    private static History After(History history, IEnumerable<DiskOperation> log)
    {
        foreach (var operation in log)
            history.Apply(operation);
        return history;
    }

    private void SaysWhatIsDurable(string message, (DiskCall Call, string Path) hit, History after, Story story)
    {
        if (after.Sessions.Count == before.Sessions.Count)
        {
            Assert.Empty(story.Bodies);
            return;
        }

        var lines = after.Sessions[^1].Lines;
        var samples = lines.FindAll(l => l.Type == "sample");
        Assert.True(lines.TrueForAll(l => l.Type != "end") || story.Acknowledged == samples.Count, "it has an end");
        if (hit.Call is not (DiskCall.Append or DiskCall.Sync or DiskCall.Look) || !hit.Path.EndsWith(after.Sessions[^1].Name, StringComparison.Ordinal))
            return;

        // What became durable at the same moment may be missing, but nothing that is not durable may be named.
        var durable = Oracle.FilesOf(after.Image)[after.Sessions[^1].Name].Durable;
        var said = samples.Where(l => l.Offset + l.Length <= durable).Select(l => $"Durable up to sample \"{l.Id}\" of {l.Eval} (line {l.Number + 1}).").Prepend("No sample of this run was durable yet.");
        Assert.Contains(said, s => message.Contains(s, StringComparison.Ordinal));
        Assert.EndsWith("The run stops here and acknowledges nothing more; once the cause is gone, the same command runs what is missing.", message, StringComparison.Ordinal);
    }

    /// <summary>Whatever survives, nothing acknowledged is lost, and the same command completes the rest, which survives too.</summary>
    private async Task GoOnAsync(History after, SimulatedDisk disk)
    {
        foreach (var survival in new[] { Survival.Kept, Survival.Dropped, Survival.Zeroed })
            Invariants.Check(after, after.Image.AfterPowerLoss(survival), powerWasCut: true);
        Invariants.Check(after, after.Image.Copy(), powerWasCut: false);
        // What a failed sync has lost is in memory until somebody asks the disk. With os durability it may have been acknowledged.
        var found = after.Image.Copy();
        for (var inode = 0; inode < found.Count; inode++)
            found[inode].Content.Forget();
        var done = Oracle.Of(found, after.Sessions).Current.Where(c => c.Value.Line.IsDone && c.Value.Session.Promised.Contains(c.Value.Line.Offset)).Select(c => c.Key);
        var next = new SimulatedDisk(after.Image);
        var story = new Story(next);

        var outcomes = await story.RunAsync(script with { Number = 8 });

        Assert.All(outcomes, o => Assert.Equal((Rows, Rows, true), (o.Summary.Planned, o.Summary.Completed, o.Summary.Exhausted)));
        Assert.Empty(done.Intersect(story.Bodies));
        var end = After(after.On(next.Start, powerWasCut: false), next.Log);
        var oracle = Invariants.Check(end, end.Image.AfterPowerLoss(Survival.Dropped), powerWasCut: true);
        Assert.Equal(2 * Rows, oracle.Current.Count(c => c.Value.Line.Outcome == "completed"));
    }
}
