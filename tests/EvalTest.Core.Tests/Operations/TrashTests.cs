using EvalTest.Core.Tests.Sessions;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class TrashTests
{
    private readonly Store store = new Store().With("n/x", SessionBytes.Begin('a').Add(Sample("p", 0.25)));

    [Fact]
    public void A_deleted_experiment_is_in_the_trash_with_its_name_and_when()
    {
        var deleted = Delete("n/x");

        Assert.Equal((false, "n/x", store.Clock.GetUtcNow()), (store.Has("n/x"), deleted.Name, deleted.Deleted));
        Assert.Equal([deleted], Trash.List(store.Disk, Store.Root));
    }

    [Fact]
    public void What_is_brought_back_is_what_was_deleted_and_nothing_stays_in_the_trash()
    {
        var before = store.Files("n/x");
        var deleted = Delete("n/x");

        var back = Trash.Undelete(store.Disk, Store.Root, "n/x");

        Assert.Equal((deleted.Id, Path.Combine(Store.Root, "n/x"), before), (back.Id, back.Path, store.Files("n/x")));
        Assert.Equal(["trash.lock"], store.Names(".trash"));
    }

    [Fact]
    public void The_latest_of_a_name_is_brought_back_and_an_older_one_by_its_id()
    {
        var first = Delete("n/x");
        store.With("n/x", SessionBytes.Begin('b'));
        store.Clock.Advance(TimeSpan.FromTicks(1));
        var second = Delete("n/x");

        Assert.Equal(second.Id, Trash.Undelete(store.Disk, Store.Root, "n/x").Id);
        Delete("n/x");
        Assert.Equal(first.Id, Trash.Undelete(store.Disk, Store.Root, "n/x", first.Id).Id);
        Assert.Contains(Id('a'), store.Files("n/x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_has_the_name_is_replaced()
    {
        var deleted = Delete("n/x");
        store.With("n/x", SessionBytes.Begin('b'));

        var refusal = Assert.ThrowsAny<EvalTestException>(() => Trash.Undelete(store.Disk, Store.Root, "n/x"));

        Assert.Equal($"The experiment \"n/x\" was not brought back: {Path.Combine(Store.Root, "n", "x")} exists. It is still in {deleted.Path}. Rename or delete what is there, then run the command again.", refusal.Message);
        Assert.Equal([deleted], Trash.List(store.Disk, Store.Root));
    }

    [Fact]
    public void What_is_not_in_the_trash_is_not_brought_back()
    {
        Delete("n/x");

        Assert.Contains("holds no experiment \"y\". Nothing was changed.", Assert.ThrowsAny<EvalTestException>(() => Trash.Undelete(store.Disk, Store.Root, "y")).Message, StringComparison.Ordinal);
        Assert.Contains("holds no experiment \"n/x\" with the id \"7\".", Assert.ThrowsAny<EvalTestException>(() => Trash.Undelete(store.Disk, Store.Root, "n/x", "7")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_that_is_written_is_not_deleted_and_its_writer_is_named()
    {
        using var folder = store.Find("n/x")!;
        using var shared = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);
        using var held = folder.TryLock("Tests.net10.0.lock", LockMode.Exclusive);
        new WriterFacts(4711, "lab", DateTimeOffset.UnixEpoch, TimeSpan.Zero, false).Write(folder, "Tests.net10.0.owner.json");

        var refusal = Assert.Throws<ExperimentBusyException>(() => Delete("n/x"));

        Assert.StartsWith("The experiment \"n/x\" was not deleted: process 4711 on lab has been writing it since 1970-01-01 00:00:00 UTC", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((true, 0), (store.Has("n/x"), Trash.List(store.Disk, Store.Root).Count));
    }

    [Theory]
    [InlineData("y", "There is no experiment \"y\"")]
    [InlineData("n", "\"n\" is left as it is: the experiment \"n/x\" lies inside it")]
    [InlineData(".trash", "The experiment \".trash\" is refused")]
    public void What_is_no_experiment_is_not_deleted(string name, string why) =>
        Assert.StartsWith(why, Assert.ThrowsAny<EvalTestException>(() => Delete(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Pruning_removes_what_is_old_for_good()
    {
        var old = Delete("n/x");
        store.With("y", SessionBytes.Begin('b'));
        store.Clock.Advance(TimeSpan.FromHours(1));
        var young = Delete("y");

        Assert.Equal([old], Trash.Prune(store.Disk, Store.Root, TimeSpan.FromHours(1), store.Clock));
        Assert.Equal([young], Trash.List(store.Disk, Store.Root));
        Assert.Equal([young], Trash.Prune(store.Disk, Store.Root, null, store.Clock));
        Assert.Equal(["trash.lock"], store.Names(".trash"));
    }

    [Fact]
    public void Pruning_ends_what_died_in_the_middle()
    {
        store.Write(".trash/.deleted-20260102T030405.0000000Z-01234567/z", "file", [1]);
        store.Disk.Create(Path.Combine(Store.Root, ".trash/20260102T030405.0000000Z-76543210/n"));

        Assert.Empty(Trash.Prune(store.Disk, Store.Root, null, store.Clock));
        Assert.Equal(["trash.lock"], store.Names(".trash"));
    }

    [Fact]
    public void While_others_are_at_the_trash_nothing_is_taken_out()
    {
        Delete("n/x");
        using var trash = store.Find(".trash")!;
        using var others = trash.TryLock("trash.lock", LockMode.Shared);

        Assert.Contains("is in use", Assert.Throws<ExperimentBusyException>(() => Trash.Prune(store.Disk, Store.Root, null, store.Clock)).Message, StringComparison.Ordinal);
        Assert.Contains("is in use", Assert.Throws<ExperimentBusyException>(() => Trash.Undelete(store.Disk, Store.Root, "n/x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_took_the_experiments_place_in_the_last_moment_is_not_deleted()
    {
        var once = true;
        store.Disk.BeforeChange = call =>
        {
            if (call != Storage.DiskCall.Lock || !once || !store.Has(".trash"))
                return;
            once = false;
            EvalTest.Stores.ExperimentRemoval.Rename(store.Disk, Store.Root, "n/x", "y");
            store.With("n/x", SessionBytes.Begin('b'));
        };

        Assert.StartsWith("There is no experiment \"n/x\"", Assert.ThrowsAny<EvalTestException>(() => Delete("n/x")).Message, StringComparison.Ordinal);
        Assert.Equal((true, true), (store.Has("n/x"), store.Has("y")));
    }

    [Fact]
    public async Task A_crash_in_a_deletion_or_its_undoing_loses_nothing()
    {
        var files = store.Files("n/x");
        void Check(Store found)
        {
            if (!found.Has("n/x"))
                Trash.Undelete(found.Disk, Store.Root, "n/x");
            Assert.Equal(files, found.Files("n/x"));
        }

        Assert.InRange(await store.EveryCrashAsync(() => Delete("n/x"), Check), 50, 1_000);
        Assert.InRange(await store.EveryCrashAsync(() => Trash.Undelete(store.Disk, Store.Root, "n/x"), Check), 50, 1_000);
    }

    [Fact]
    public async Task A_crash_in_a_pruning_leaves_all_of_an_experiment_or_nothing_to_bring_back()
    {
        var files = store.Files("n/x");
        Delete("n/x");

        var count = await store.EveryCrashAsync(() => Trash.Prune(store.Disk, Store.Root, null, store.Clock), found =>
        {
            foreach (var left in Trash.List(found.Disk, Store.Root))
                Assert.Equal(files, found.Files(Path.GetRelativePath(Store.Root, left.Path)));
        });

        Assert.InRange(count, 50, 1_000);
    }

    private TrashedExperiment Delete(string name) => Trash.Delete(store.Disk, Store.Root, name, store.Clock);
}
