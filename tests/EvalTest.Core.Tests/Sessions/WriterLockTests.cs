using EvalTest.Core.Tests.Crashes;
using EvalTest.Core.Tests.Races;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

public sealed class WriterLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Its_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are of Unix");
        using var held = await TakeAsync();

        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file)));
    }

    [Fact]
    public async Task It_is_freed_though_its_folder_is_gone()
    {
        var held = await TakeAsync();
        Directory.Delete(folder, recursive: true);

        held.Dispose();

        Directory.CreateDirectory(folder);
        (await TakeAsync()).Dispose();
    }

    [Fact]
    public async Task A_lock_that_cannot_say_who_holds_it_is_freed()
    {
        var obstacle = Path.Combine(folder, "Tests.net10.0.owner.json.new");
        Directory.CreateDirectory(Path.Combine(obstacle, "full"));

        await Assert.ThrowsAsync<StorageException>(TakeAsync);
        Directory.Delete(obstacle, recursive: true);

        (await TakeAsync()).Dispose();
    }

    [Fact]
    public async Task The_facts_of_a_dead_process_and_garbage_in_their_place_hold_nobody_up()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Tests.net10.0.owner.json"), "{\"pid\":1,\"dra", TestContext.Current.CancellationToken);

        (await TakeAsync()).Dispose();

        Assert.False(File.Exists(Path.Combine(folder, "Tests.net10.0.owner.json")));
    }

    [Fact]
    public async Task A_holder_is_not_on_its_way_out_before_it_says_so()
    {
        using var held = await TakeAsync();
        using var disk = Disks.Local.Find(folder)!;

        Assert.False(WriterFacts.Read(disk, "Tests.net10.0.owner.json")!.Draining);
        held.Draining();

        Assert.True(WriterFacts.Read(disk, "Tests.net10.0.owner.json")!.Draining);
    }

    [Fact]
    public async Task Whoever_was_refused_holds_nothing()
    {
        using (await TakeAsync())
            await Assert.ThrowsAnyAsync<EvalTestException>(TakeAsync);

        using var disk = Disks.Local.Find(folder)!;
        using var whole = disk.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
        Assert.NotNull(whole);
    }

    [Fact]
    public async Task Whoever_waits_for_a_draining_holder_gets_the_lock_when_it_ends()
    {
        var held = await TakeAsync();
        held.Draining();

        var waiting = TakeAsync();
        held.Dispose();

        (await waiting).Dispose();
    }

    [Fact]
    public async Task However_many_begin_at_once_those_that_hold_it_are_different_parts_of_one_division()
    {
        WriterPlace[] places = [Place(null), Place(new Shard(1, 2)), Place(new Shard(2, 2)), Place(new Shard(1, 3))];
        var held = new List<WriterPlace>();
        var taken = 0;

        await Task.WhenAll(places.Concat(places).Select(place => Task.Factory.StartNew(() => TakeAgainAndAgain(place), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.True(taken > 0);

        void TakeAgainAndAgain(WriterPlace place)
        {
            using var opened = Disks.Local.Create(folder);
            for (var i = 0; i < 400; i++)
            {
                using var locks = WriterLocks.TryTake(opened, place, out _);
                if (locks is null)
                    continue;
                lock (held)
                {
                    Assert.DoesNotContain(held, other => other == place || other.Shard?.Count != place.Shard?.Count);
                    held.Add(place);
                    taken++;
                }

                Thread.Yield();
                lock (held)
                    held.Remove(place);
            }
        }
    }

    [Fact]
    public void A_part_of_another_division_that_begins_at_the_last_moment_is_seen()
    {
        using var plain = Disks.Local.Create(folder);
        WriterLocks? other = null;
        var calls = 0;
        var hook = new MomentHook("lock", () => other ??= ++calls == 3 ? WriterLocks.TryTake(plain, Place(new Shard(1, 3)), out _) : null, int.MaxValue);
        using var hooked = new HookedDisk(Disks.Local, hook).Find(folder)!;

        using var locks = WriterLocks.TryTake(hooked, Place(new Shard(1, 2)), out var blocker);

        // The third lock is the part's own, after that of the experiment and that of the whole.
        Assert.NotNull(other);
        Assert.Null(locks);
        Assert.Equal(Place(new Shard(1, 3)), blocker);
        other.Dispose();
    }

    private static WriterPlace Place(Shard? shard) => new("Tests.net10.0", shard);

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);

    private async Task<WriterLock> TakeAsync() =>
        (await WriterLock.TakeAsync(Disks.Local.Create(folder), new WriterPlace("Tests.net10.0"), TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken))!;
}
