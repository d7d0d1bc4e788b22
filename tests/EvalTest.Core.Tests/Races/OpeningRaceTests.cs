using EvalTest.Core.Tests.Crashes;
using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Races;

/// <summary>What may happen between the first look at an experiment's folder and its lock.</summary>
public sealed class OpeningRaceTests : IDisposable
{
    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task An_experiment_deleted_before_its_lock_begins_anew()
    {
        var file = await RunAsync("x", new MomentHook("lock", () => Delete("x")));

        Assert.Equal(Path.Combine(scratch.Path, "x"), Path.GetDirectoryName(file));
        Assert.True(File.Exists(file));
        Assert.Equal([".gitignore", "x"], Names(scratch.Path));
    }

    [Fact]
    public async Task An_experiment_renamed_before_its_lock_is_left_to_its_new_name()
    {
        var file = await RunAsync("x", new MomentHook("lock", () => ExperimentRemoval.Rename(Disks.Local, scratch.Path, "x", "y")));

        Assert.Equal([Path.GetFileName(file)!], Names(scratch.Path, "x").Where(SessionFileName.IsOne));
        Assert.DoesNotContain(Names(scratch.Path, "y"), SessionFileName.IsOne);
    }

    [Fact]
    public async Task An_experiment_whose_folder_is_taken_away_again_and_again_is_refused_in_the_end()
    {
        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync("x", new MomentHook("lock", () => Delete("x"), int.MaxValue)));

        Assert.StartsWith("The experiment \"x\" in ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(" was deleted or renamed 100 times ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_above_that_vanishes_before_it_is_entered_is_created_again()
    {
        var file = await RunAsync("n/x", new MomentHook("sync folder", () => Directory.Delete(Path.Combine(scratch.Path, "n"), recursive: true), times: 0));
        Directory.Delete(Path.Combine(scratch.Path, "n"), recursive: true);
        var calls = 0;
        var again = await RunAsync("n/x", new MomentHook("create folder", () =>
        {
            // The second one is the experiment's own, inside "n".
            if (++calls == 3)
                Directory.Delete(Path.Combine(scratch.Path, "n"), recursive: true);
        }, int.MaxValue));

        Assert.False(File.Exists(file));
        Assert.True(File.Exists(again));
    }

    [Theory]
    [InlineData("n", "n/x", "the experiment \"n/x\" lies inside it")]
    [InlineData("n/x", "n", "it would lie inside the experiment \"n\"")]
    public async Task Of_two_that_begin_at_once_one_inside_the_other_the_later_is_refused(string experiment, string other, string why)
    {
        WriterLock? held = null;
        var hook = new MomentHook("lock", () => held = Hold(other));

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync(experiment, hook));
        held!.Dispose();

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Names(scratch.Path, experiment), SessionFileName.IsOne);
    }

    [Fact]
    public async Task What_a_deletion_left_below_is_no_experiment_inside()
    {
        await RunAsync("n/x", null);
        Directory.Move(Path.Combine(scratch.Path, "n", "x"), Path.Combine(scratch.Path, "n", ".deleted-x-0123456789abcdef"));

        Assert.True(File.Exists(await RunAsync("n", null)));
    }

    [Fact]
    public async Task Who_waits_for_the_lock_of_a_folder_that_is_renamed_meanwhile_does_not_wait_on()
    {
        using var held = Hold("x");
        using var folder = ExperimentDirectory.Find(Disks.Local, scratch.Path, "x")!;
        var clock = new FakeClock();
        var waiting = WriterLock.TakeAsync(folder, new WriterPlace("Tests.net10.0"), TimeSpan.Zero, clock, TestContext.Current.CancellationToken);

        ExperimentRemoval.Rename(Disks.Local, scratch.Path, "x", "y");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await waiting);
    }

    [Fact]
    public void A_holder_whose_folder_was_renamed_leaves_alone_who_holds_its_old_name()
    {
        var first = Hold("x");
        ExperimentRemoval.Rename(Disks.Local, scratch.Path, "x", "y");
        using var second = Hold("x");

        first.Dispose();

        Assert.Contains("Tests.net10.0.owner.json", Names(scratch.Path, "x"));
        Assert.DoesNotContain("Tests.net10.0.owner.json", Names(scratch.Path, "y"));
    }

    private static IEnumerable<string> Names(params string[] path) =>
        Directory.EnumerateFileSystemEntries(Path.Combine(path)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    private WriterLock Hold(string experiment)
    {
        var folder = ExperimentDirectory.Create(Disks.Local, scratch.Path, experiment)!;
        return WriterLock.TakeAsync(folder, new WriterPlace("Tests.net10.0"), TimeSpan.Zero, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult()!;
    }

    private void Delete(string experiment)
    {
        using var above = Disks.Local.Find(scratch.Path)!;
        ExperimentRemoval.Delete(above, experiment);
    }

    private async Task<string> RunAsync(string experiment, DiskHook? hook)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new RunOptions { Experiment = experiment, Directory = scratch.Path };
        var disk = hook is null ? Disks.Local : new HookedDisk(Disks.Local, hook);
        await using var run = await ExperimentRun.OpenAsync(new RunSetup(options, "Tests", "net10.0", null, TimeProvider.System, null, stop) { Disk = disk }, CancellationToken.None);
        var outcome = await run.RunEvalAsync(Engine.Eval(), Engine.Stream([1, 2]), (_, _) => ValueTask.FromResult<object?>(true));
        return outcome.Summary.SessionFile!;
    }
}
