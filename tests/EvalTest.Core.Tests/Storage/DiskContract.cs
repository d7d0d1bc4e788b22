using System.Text;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>What every disk promises.</summary>
public abstract class DiskContract
{
    private const string File = "file";
    private const string Other = "other";

    /// <summary>Why a test of what only happens where folders are open by themselves, not by their path, does not hold; null where it does.</summary>
    protected virtual string? ByPathOnly => null;

    /// <summary>Why nothing but files and folders can be made here; null where it can.</summary>
    protected virtual string? NoPipes => null;

    private protected abstract IDisk Disk { get; }

    /// <summary>An empty folder.</summary>
    protected abstract string Root { get; }

    private IFolder Folder => Disk.Create(Root);

    /// <summary>Makes a symbolic link in <see cref="Root"/>; a target of null leads nowhere.</summary>
    protected abstract void Link(string name, string? target);

    /// <summary>Makes a named pipe in <see cref="Root"/>.</summary>
    protected abstract void Pipe(string name);

    [Fact]
    public void What_is_appended_is_read_back()
    {
        using (var file = Folder.CreateFile(File))
        {
            Write(file, "one ");
            Write(file, "two");
            Assert.Equal(7, file.End);
            file.Sync();
        }

        Assert.Equal("one two", Read(Folder, File));
    }

    [Fact]
    public void A_file_can_be_read_while_it_grows()
    {
        using var file = Folder.CreateFile(File);
        Write(file, "one ");
        using var reader = Folder.OpenFile(File);
        Assert.Equal((4, 0), (reader.Length, reader.Read(new byte[9], 4)));

        Write(file, "two");

        var more = new byte[9];
        Assert.Equal((7, 3), (reader.Length, reader.Read(more, 4)));
        Assert.Equal("two", Encoding.UTF8.GetString(more, 0, 3));
    }

    [Fact]
    public void A_file_is_created_only_where_nothing_is()
    {
        Make(File, "mine");

        var refusal = Assert.Throws<StorageException>(() => Folder.CreateFile(File));

        Assert.Equal(StorageFault.Exists, refusal.Fault);
        Assert.StartsWith($"Creating {Path.Combine(Root, File)} failed: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("mine", Read(Folder, File));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_link_is_followed(bool leadsToFile)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making a link needs a privilege there");
        Make(Other, "theirs");
        Link("link", leadsToFile ? Other : null);

        Assert.Equal(StorageFault.Exists, Refusal(() => Folder.CreateFile("link")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.OpenFile("link")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.SyncFile("link")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.TryLock("link", LockMode.Exclusive)));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.TryLock("link", LockMode.Shared)));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.FindFolder("link")));
        Assert.False(Folder.CreateFolder("link"));
        Assert.Equal("theirs", Read(Folder, Other));
    }

    [Fact]
    public void A_link_to_a_folder_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making a link needs a privilege there");
        Folder.CreateFolder("inner");
        Link("link", "inner");

        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.FindFolder("link")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.OpenFile("link")));
    }

    [Fact]
    public void A_link_is_deleted_and_not_what_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making a link needs a privilege there");
        Folder.CreateFolder("inner");
        Link("link", "inner");

        Assert.True(Folder.Delete("link"));

        Assert.Equal([new FolderEntry("inner", EntryKind.Folder)], Folder.List());
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_its_other_end()
    {
        Assert.SkipWhen(NoPipes is not null, NoPipes ?? "");
        Pipe("pipe");

        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.OpenFile("pipe")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.SyncFile("pipe")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.TryLock("pipe", LockMode.Exclusive)));
        Assert.Equal(StorageFault.Exists, Refusal(() => Folder.CreateFile("pipe")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.FindFolder("pipe")));
    }

    [Fact]
    public void A_folder_is_no_file_and_a_file_no_folder()
    {
        Folder.CreateFolder("inner");
        Make(File, "");

        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.OpenFile("inner")));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.TryLock("inner", LockMode.Exclusive)));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Folder.FindFolder(File)));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Disk.Find(Path.Combine(Root, File))));
        Assert.Equal(StorageFault.WrongKind, Refusal(() => Disk.Create(Path.Combine(Root, File))));
        Assert.False(Folder.CreateFolder(File));
    }

    [Fact]
    public void What_is_missing_is_told_apart_from_what_fails()
    {
        Assert.Null(Disk.Find(Path.Combine(Root, "none")));
        Assert.Null(Folder.FindFolder("none"));
        Assert.False(Folder.Delete("none"));
        Assert.Equal(StorageFault.Missing, Refusal(() => Folder.OpenFile("none")));
        Assert.Equal(StorageFault.Missing, Refusal(() => Folder.SyncFile("none")));
        Assert.Equal(StorageFault.Missing, Refusal(() => Folder.Rename("none", Folder, "new")));
        Assert.Equal(StorageFault.Missing, Refusal(() => Folder.Replace("none", "new")));
    }

    [Fact]
    public void All_kinds_are_listed_hidden_ones_too()
    {
        Make(".hidden", "");
        Make(File, "");
        Folder.CreateFolder("inner");
        List<FolderEntry> expected = [new(".hidden", EntryKind.File), new(File, EntryKind.File), new("inner", EntryKind.Folder)];
        if (!OperatingSystem.IsWindows())
        {
            Link("link", "inner");
            Link("dangling", null);
            expected.AddRange([new("dangling", EntryKind.Link), new("link", EntryKind.Link)]);
        }

        var listed = Folder.List();

        Assert.Equal(expected.OrderBy(e => e.Name, StringComparer.Ordinal), listed.OrderBy(e => e.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Folders_on_the_way_are_created_and_found_again()
    {
        var deep = Path.Combine(Root, "a", "b", "c");

        using var created = Disk.Create(deep + Path.DirectorySeparatorChar);
        using var again = Disk.Create(deep);

        Assert.Equal((deep, deep, true), (created.Path, again.Path, created.IsInPlace));
        Assert.NotNull(Disk.Find(deep));
    }

    [Fact]
    public void Rename_replaces_neither_a_file_nor_a_folder()
    {
        Make(File, "mine");
        Make(Other, "theirs");
        Folder.CreateFolder("inner");
        Folder.CreateFolder("empty");

        Assert.False(Folder.Rename(File, Folder, Other));
        Assert.False(Folder.Rename("inner", Folder, "empty"));
        Assert.False(Folder.Rename("inner", Folder, File));
        Assert.False(Folder.Rename(File, Folder, "empty"));

        Assert.Equal(("mine", "theirs"), (Read(Folder, File), Read(Folder, Other)));
        Assert.Equal(4, Folder.List().Count);
    }

    [Fact]
    public void Rename_does_not_replace_a_link_that_leads_nowhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making a link needs a privilege there");
        Make(File, "mine");
        Link("link", null);

        Assert.False(Folder.Rename(File, Folder, "link"));

        Assert.Equal("mine", Read(Folder, File));
    }

    [Fact]
    public void Rename_moves_into_another_folder()
    {
        Make(File, "mine");
        Folder.CreateFolder("inner");
        using var inner = Folder.FindFolder("inner")!;
        Folder.CreateFolder("moved");

        Assert.True(Folder.Rename(File, inner, "new"));
        Assert.True(Folder.Rename("moved", inner, "moved"));

        Assert.Equal("mine", Read(inner, "new"));
        Assert.Equal(["inner"], Folder.List().Select(e => e.Name));
    }

    [Fact]
    public void Replace_moves_over_what_is_there()
    {
        Make(File, "new");
        Make(Other, "old");

        Folder.Replace(File, Other);

        Assert.Equal("new", Read(Folder, Other));
        Assert.Equal([Other], Folder.List().Select(e => e.Name));
    }

    [Fact]
    public void Delete_takes_files_and_empty_folders_but_no_full_ones()
    {
        Make(File, "");
        Folder.CreateFolder("empty");
        Folder.CreateFolder("full");
        using var full = Folder.FindFolder("full")!;
        full.CreateFolder("inner");

        Assert.True(Folder.Delete(File));
        Assert.True(Folder.Delete("empty"));
        Assert.Throws<StorageException>(() => Folder.Delete("full"));

        Assert.Equal(["full"], Folder.List().Select(e => e.Name));
    }

    [Fact]
    public void Syncs_leave_everything_as_it_is()
    {
        Make(File, "mine");

        Folder.SyncFile(File);
        Folder.Sync();

        Assert.Equal("mine", Read(Folder, File));
    }

    [Fact]
    public void A_deleted_file_says_so()
    {
        Assert.SkipWhen(ByPathOnly is not null, ByPathOnly ?? "");
        using var file = Folder.CreateFile(File);
        Assert.False(file.IsDeleted);

        Folder.Delete(File);

        Assert.True(file.IsDeleted);
    }

    [Fact]
    public void A_folder_that_is_renamed_while_it_is_open_goes_on_and_says_so()
    {
        Assert.SkipWhen(ByPathOnly is not null, ByPathOnly ?? "");
        Folder.CreateFolder("inner");
        using var inner = Folder.FindFolder("inner")!;
        Assert.True(inner.IsInPlace);

        Folder.Rename("inner", Folder, "elsewhere");
        Folder.CreateFolder("inner");
        using (var file = inner.CreateFile(File))
            Write(file, "mine");

        Assert.False(inner.IsInPlace);
        using var elsewhere = Folder.FindFolder("elsewhere")!;
        Assert.Equal("mine", Read(elsewhere, File));
        Assert.Equal([File], inner.List().Select(e => e.Name));
    }

    [Fact]
    public void Nothing_is_created_in_a_folder_that_was_deleted()
    {
        Assert.SkipWhen(ByPathOnly is not null, ByPathOnly ?? "");
        Folder.CreateFolder("inner");
        using var inner = Folder.FindFolder("inner")!;
        Folder.Delete("inner");

        Assert.False(inner.IsInPlace);
        Assert.Equal(StorageFault.Missing, Refusal(() => inner.CreateFile(File)));
        Assert.Equal(StorageFault.Missing, Refusal(() => inner.TryLock(File, LockMode.Exclusive)));
        Assert.Equal(StorageFault.Missing, Refusal(() => inner.CreateFolder(File)));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Locks_exclude_as_their_modes_say(bool firstShared, bool secondShared, bool together)
    {
        using var one = Folder.TryLock("lock", firstShared ? LockMode.Shared : LockMode.Exclusive);

        using var two = Folder.TryLock("lock", secondShared ? LockMode.Shared : LockMode.Exclusive);

        Assert.NotNull(one);
        Assert.Equal(together, two is not null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lock_is_free_again_when_it_is_disposed(bool shared)
    {
        Folder.TryLock("lock", shared ? LockMode.Shared : LockMode.Exclusive)!.Dispose();

        using var next = Folder.TryLock("lock", LockMode.Exclusive);

        Assert.NotNull(next);
    }

    [Fact]
    public void A_lock_that_is_refused_leaves_the_other_as_it_was()
    {
        var held = Folder.TryLock("lock", LockMode.Shared);
        Assert.Null(Folder.TryLock("lock", LockMode.Exclusive));
        Assert.NotNull(Folder.TryLock("lock", LockMode.Shared));
        held!.Dispose();

        Assert.Null(Folder.TryLock("lock", LockMode.Exclusive));
    }

    private protected static string Read(IFolder folder, string name)
    {
        using var file = folder.OpenFile(name);
        var bytes = new byte[file.Length];
        Assert.Equal(bytes.Length, file.Read(bytes, 0));
        return Encoding.UTF8.GetString(bytes);
    }

    private protected static void Write(INewFile file, string text) => Assert.Equal(text.Length, file.Append(Encoding.UTF8.GetBytes(text)));

    private protected static StorageFault Refusal(Action call) => Assert.Throws<StorageException>(call).Fault;

    private void Make(string name, string text)
    {
        using var file = Folder.CreateFile(name);
        if (text.Length > 0)
            Write(file, text);
    }
}
