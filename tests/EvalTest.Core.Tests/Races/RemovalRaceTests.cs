using EvalTest.Core.Tests.Crashes;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Races;

public sealed class RemovalRaceTests : IDisposable
{
    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void An_experiment_that_is_written_is_not_deleted()
    {
        Make("x");
        using var folder = Find("x");
        using var held = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);

        Assert.False(Delete("x"));
        Assert.True(Exists("x"));
    }

    [Fact]
    public void Of_two_deletions_of_one_experiment_one_deletes_it()
    {
        Make("x");
        var first = false;

        var second = Delete("x", new MomentHook("lock", () => first = Delete("x")));

        Assert.Equal((true, false, false), (first, second, Exists("x")));
    }

    [Fact]
    public void A_deletion_leaves_alone_what_took_the_experiments_place_meanwhile()
    {
        Make("x");
        var hook = new MomentHook("lock", () =>
        {
            Rename("x", "y");
            Make("x");
        });

        Assert.False(Delete("x", hook));
        Assert.Equal((true, true), (Exists("x"), Exists("y")));
    }

    [Fact]
    public void No_rename_comes_between_the_last_look_of_a_deletion_and_its_move()
    {
        Make("x");
        var refusal = "";

        Assert.True(Delete("x", new MomentHook("rename", () => refusal = Refusal("x", "y"))));
        Assert.Contains("another process deletes it", refusal, StringComparison.Ordinal);
        Assert.False(Exists("y"));
    }

    [Fact]
    public void A_file_that_appears_in_the_last_moment_goes_too()
    {
        Make("x");
        var deletions = 0;
        var hook = new MomentHook("delete", () =>
        {
            // The last is that of the folder itself.
            if (++deletions == 3)
                File.WriteAllText(Path.Combine(Directory.GetDirectories(scratch.Path, ".deleted-*").Single(), "late.lock"), "");
        }, int.MaxValue);

        Assert.True(Delete("x", hook));
        Assert.Empty(Directory.GetDirectories(scratch.Path));
    }

    [Fact]
    public void Two_deletions_clear_up_after_each_other()
    {
        Make("x");
        Make("y");

        Assert.True(Delete("x", new MomentHook("delete", () => Assert.True(Delete("y")))));
        Assert.Empty(Directory.GetDirectories(scratch.Path));
    }

    [Fact]
    public void What_a_deletion_that_died_left_behind_goes_with_the_next()
    {
        Make("x");
        Make(".deleted-y-0123456789abcdef");

        Assert.True(Delete("x"));
        Assert.Empty(Directory.GetDirectories(scratch.Path));
    }

    [Fact]
    public void A_folder_of_experiments_is_neither_deleted_nor_renamed()
    {
        Make("n/x");

        Assert.StartsWith("\"n\" is left as it is: the experiment \"n/x\" lies inside it", Assert.ThrowsAny<EvalTestException>(() => Delete("n")).Message, StringComparison.Ordinal);
        Assert.StartsWith("\"n\" is left as it is", Assert.ThrowsAny<EvalTestException>(() => Rename("n", "m")).Message, StringComparison.Ordinal);
        Assert.True(Exists("n/x"));
    }

    [Fact]
    public void A_rename_creates_the_folders_above_its_target()
    {
        Make("x");

        Rename("x", "a/b/c");

        Assert.Equal((false, true), (Exists("x"), Exists("a/b/c")));
    }

    [Fact]
    public void A_rename_replaces_nothing()
    {
        Make("x");
        Make("y");

        Assert.Equal($"The experiment \"x\" was not renamed to \"y\": {Path.Combine(scratch.Path, "y")} exists, and nothing is replaced. Give another name, or delete what is there first.", Refusal("x", "y"));
        Assert.Equal((true, true), (Exists("x"), Exists("y")));
    }

    [Fact]
    public void What_does_not_exist_is_not_renamed_and_nothing_is_created()
    {
        Assert.Equal($"There is no experiment \"x\" in {scratch.Path}. Nothing was renamed. Look at the names there, or give another folder with --eval-dir.", Refusal("x", "a/y"));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public void What_is_being_deleted_is_not_renamed()
    {
        Make("x");
        using var folder = Find("x");
        using var held = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);

        Assert.Contains("was not renamed: another process deletes it or forgets results of it at this moment", Refusal("x", "y"), StringComparison.Ordinal);
        Assert.True(Exists("x"));
    }

    [Fact]
    public void Of_two_renames_of_one_experiment_one_counts()
    {
        Make("x");

        Assert.Contains("another process renames or deletes it", Refusal("x", "y", new MomentHook("rename", () => Rename("x", "z"))), StringComparison.Ordinal);
        Assert.Equal((false, false, true), (Exists("x"), Exists("y"), Exists("z")));
    }

    [Fact]
    public void A_rename_whose_target_folder_is_deleted_meanwhile_moves_nothing()
    {
        Make("x");
        Directory.CreateDirectory(Path.Combine(scratch.Path, "n"));

        Assert.Contains("or the folder that it was to lie in", Refusal("x", "n/y", new MomentHook("rename", () => Assert.True(Delete("n")))), StringComparison.Ordinal);
        Assert.True(Exists("x"));
    }

    [Theory]
    [InlineData("y/x", "it would lie inside the experiment \"y\"")]
    [InlineData("x/z", "it would lie inside itself")]
    [InlineData("Y", "exists and differs only by case")]
    [InlineData("../y", "give 1 to 4 parts")]
    public void A_rename_to_a_name_that_cannot_be_is_refused(string newName, string why)
    {
        Make("x");
        Make("y");

        Assert.Contains(why, Assert.ThrowsAny<EvalTestException>(() => Rename("x", newName)).Message, StringComparison.Ordinal);
        Assert.True(Exists("x"));
    }

    /// <summary>An experiment of one session file.</summary>
    private void Make(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Path, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Tests.20261120T110256Z-7f3a9c21d4e84b0f.jsonl"), "");
    }

    private bool Exists(string name) => Directory.Exists(Path.Combine(scratch.Path, name));

    private IFolder Find(string name) => Disks.Local.Find(Path.Combine(scratch.Path, name))!;

    private bool Delete(string name, DiskHook? hook = null)
    {
        using var above = Disk(hook).Find(scratch.Path)!;
        return ExperimentRemoval.Delete(above, name);
    }

    private string Refusal(string name, string newName, DiskHook? hook = null) => Assert.ThrowsAny<EvalTestException>(() => Rename(name, newName, hook)).Message;

    private void Rename(string name, string newName, DiskHook? hook = null) => ExperimentRemoval.Rename(Disk(hook), scratch.Path, name, newName);

    private static IDisk Disk(DiskHook? hook) => hook is null ? Disks.Local : new HookedDisk(Disks.Local, hook);
}
