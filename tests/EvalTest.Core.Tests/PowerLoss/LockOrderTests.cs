using EvalTest.Core.Tests.Running;
using EvalTest.Core.Tests.Storage;
using EvalTest.Options;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.PowerLoss;

public sealed class LockOrderTests
{
    private static readonly SessionScript script = new(1, Durability.Sync, 4);

    [Fact]
    public async Task What_another_run_wrote_until_the_lock_was_free_is_not_run_again()
    {
        var disk = new SimulatedDisk();
        await new Story(disk).RunAsync(script with { Rows = 1 });
        var other = new Story(disk);
        disk.BeforeChange = call =>
        {
            if (call != DiskCall.Lock)
                return;
            // The last moment before this run has the lock.
            disk.BeforeChange = null;
            other.RunAsync(script with { Number = 2 }).GetAwaiter().GetResult();
        };
        var late = new Story(disk);

        var outcomes = await late.RunAsync(script with { Number = 3, Rows = 5 });

        Assert.Equal((6, 2), (other.Bodies.Count, late.Bodies.Count));
        Assert.All(outcomes, o => Assert.Equal((4, 1), (o.Summary.CompletedBefore, o.Summary.CompletedNow)));
    }

    [Fact]
    public async Task A_run_that_finds_the_lock_held_runs_nothing_and_says_who_holds_it()
    {
        var disk = new SimulatedDisk();
        await new Story(disk).RunAsync(script with { Rows = 1 });
        using var folder = disk.Find(Path.Combine(Story.Root, Story.Experiment));
        using var held = folder!.TryLock("Tests.net10.0.lock", LockMode.Exclusive);
        var story = new Story(disk);

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => story.RunAsync(script));

        Assert.Equal($"Another process is writing the experiment in {folder.Path}. Nothing was run. Wait until it ends, or use another name.", refusal.Message);
        Assert.Empty(story.Bodies);
    }

    [Fact]
    public async Task A_file_that_somebody_else_wrote_to_stops_the_run()
    {
        using var engine = new Engine();
        var rows = Enumerable.Range(0, 3).Select(i => new Row($"s{i}", i, Changed: false));

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => engine.RunAsync(rows, _ =>
        {
            File.AppendAllText(Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").Single(), "mine\n");
            return true;
        }));

        Assert.Contains(" are: another process wrote to it. Session files are for one process and are never edited. No sample of this run was durable yet. The run stops here", refusal.Message, StringComparison.Ordinal);
    }
}
