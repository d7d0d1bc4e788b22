using System.Text.Json;
using EvalTest.Core.Tests.Storage;
using EvalTest.Datasets;
using EvalTest.Options;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>
/// The promise of durability, tried at every moment of a story at which a machine can stop. <c>EVALTEST_NIGHTLY=1</c> tries 256 subsets of what
/// was only in memory at each moment, instead of a few.
/// </summary>
public sealed class PowerLossTests
{
    private static readonly bool nightly = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";

    public static TheoryData<bool> InSync => [true, false];

    [Theory]
    [MemberData(nameof(InSync))]
    public async Task Acknowledged_is_never_lost_and_believed_is_what_was_written(bool sync)
    {
        var count = 0;
        for (var story = 0; story < (nightly ? 4 : 1); story++)
        {
            var (start, log) = await StoryAsync(sync);
            count += CrashPoints.Walk(new History(start), log, nightly ? 256 : 8, (history, found, powerWasCut, _) => Invariants.Check(history, found, powerWasCut));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} disks");
        Assert.InRange(count, nightly ? 50_000 : 800, int.MaxValue);
    }

    [Fact]
    public async Task A_line_never_outlives_the_large_value_that_it_names()
    {
        var disk = new SimulatedDisk();
        await new Story(disk).RunAsync(new SessionScript(1, Durability.Sync, 2) { Large = _ => true });
        await new Story(disk).RunAsync(new SessionScript(2, Durability.Os, 3) { Large = _ => true });

        var count = CrashPoints.Walk(new History(disk.Start), disk.Log, nightly ? 16 : 1, (history, found, powerWasCut, _) => Invariants.Check(history, found, powerWasCut));

        Assert.InRange(count, 300, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(InSync))]
    public async Task Whatever_a_crash_left_the_next_run_completes_and_runs_nothing_acknowledged_again(bool sync)
    {
        var (start, log) = await StoryAsync(sync);
        var chosen = new List<(History History, DiskImage Found, bool PowerWasCut, int Disk)>();
        var stride = nightly ? 5 : 43;
        CrashPoints.Walk(new History(start), log, 3, (history, found, powerWasCut, disk) =>
        {
            if (disk % stride == 0)
                chosen.Add((history.On(found, powerWasCut: false), found, powerWasCut, disk));
        });

        var count = 0;
        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (crash, _) =>
            Interlocked.Add(ref count, await ResumeAsync(crash.History, crash.Found, crash.PowerWasCut, sync ? Durability.Sync : Durability.Os, crash.Disk)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{chosen.Count} runs resumed, {count} disks after crashes of these");
        Assert.InRange(chosen.Count, 20, int.MaxValue);
    }

    /// <summary>A story, or the one that a failure left behind.</summary>
    private static async Task<(DiskImage Start, IReadOnlyList<DiskOperation> Log)> StoryAsync(bool sync)
    {
        if (Environment.GetEnvironmentVariable("EVALTEST_CRASH_LOG") is { } file)
            return (new DiskImage(), JsonSerializer.Deserialize<List<DiskOperation>>(await File.ReadAllTextAsync(file))!);
        var disk = await Stories.TellAsync(sync ? Durability.Sync : Durability.Os);
        return (disk.Start, disk.Log);
    }

    private static async Task<int> ResumeAsync(History history, DiskImage found, bool powerWasCut, Durability durability, int number)
    {
        var oracle = Invariants.Check(history, found, powerWasCut);
        var script = Stories.Last(100 + number, durability);
        var missing = Missing(oracle, script);
        // What is only in memory goes on being only there, if just the process died.
        var disk = new SimulatedDisk(found);
        var story = new Story(disk);

        var outcomes = await story.RunAsync(script);

        Assert.Equal(missing, story.Bodies.Order());
        Assert.All(outcomes, o => Assert.Equal((Stories.Rows, Stories.Rows, true), (o.Summary.Planned, o.Summary.Completed, o.Summary.Exhausted)));
        var after = history.On(disk.Start, powerWasCut);
        var count = CrashPoints.Walk(after, disk.Log, nightly ? 2 : 0, (h, f, cut, _) => Invariants.Check(h, f, cut));
        Assert.Equal(2 * Stories.Rows, Oracle.Of(after.Image, after.Sessions).Current.Count(c => c.Value.Line.Outcome == "completed"));
        return count;
    }

    private static IEnumerable<(string Eval, string Id)> Missing(Oracle oracle, SessionScript script) =>
        from eval in Story.Evals
        from row in Story.RowsOf(script)
        let hash = SampleFactory.Create(row.Index, row).InputHash.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)
        where !(oracle.Current.TryGetValue((eval, row.Id), out var current) && current.Line.IsDone && current.Line.InputHash == hash)
        orderby eval, row.Id
        select (eval, row.Id);
}
