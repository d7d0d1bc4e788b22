using System.Text;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>The simulated disk forgets what a real one may forget, and nothing else.</summary>
public sealed class PowerLossModelTests
{
    private static readonly string root = Path.GetFullPath("/machine/root");

    private readonly SimulatedDisk disk = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 64)];

    [Fact]
    public void A_created_root_survives_and_so_do_those_above_it()
    {
        disk.Create(root);

        Assert.NotNull(disk.Crash(Survival.Dropped).Find(root));
    }

    [Fact]
    public void A_root_whose_creator_died_before_it_was_durable_is_made_durable_by_the_next_one()
    {
        disk.Create(Path.GetDirectoryName(root)!).CreateFolder("root");
        var next = disk.Kill();

        next.Create(root);

        Assert.NotNull(next.Crash(Survival.Dropped).Find(root));
    }

    [Fact]
    public void A_file_is_found_only_if_its_folder_was_synced_and_its_bytes_only_if_it_was()
    {
        var folder = disk.Create(root);
        Synced(folder, "named", "text");
        folder.Sync();
        Synced(folder, "unnamed", "text");
        Append(folder.CreateFile("neither"), "text");

        Assert.Equal("named=text", Found(Survival.Dropped));
        Assert.Equal("named=text neither=text unnamed=text", Found(Survival.Kept));
        Assert.Equal("named=text neither=0000 unnamed=text", Found(Survival.Zeroed));
    }

    [Fact]
    public void A_sync_that_failed_has_lost_the_bytes_and_the_next_one_does_not_bring_them_back()
    {
        var folder = disk.Create(root);
        var file = folder.CreateFile("file");
        folder.Sync();
        Append(file, "lost");
        disk.Faults.Plan(new PlannedFault(0, DiskError.Device) { Call = DiskCall.Sync });

        Assert.Equal(StorageFault.Device, Assert.Throws<StorageException>(file.Sync).Fault);
        Append(file, "kept");
        file.Sync();

        Assert.Equal(("file=lostkept", "file=0000kept"), (Text(disk), Found(Survival.Kept)));
    }

    [Fact]
    public void A_move_survives_as_a_whole()
    {
        var folder = disk.Create(root);
        Synced(folder, "old", "old");
        Synced(folder, "new", "new");
        folder.Sync();
        folder.Replace("new", "old");

        Assert.Equal(["new=new old=old", "old=new"], Enumerable.Range(0, 64).Select(s => Found(Survival.Subset(s))).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_survives_what_was_synced_is_there_and_nothing_else_than_was_written(int seed)
    {
        var folder = disk.Create(root);
        var file = folder.CreateFile("file");
        folder.Sync();
        Append(file, new string('a', 700));
        file.Sync();
        Append(file, new string('b', 900));
        Append(file, new string('c', 900));

        var found = Found(Survival.Subset(seed))["file=".Length..];

        Assert.Equal(found, Found(Survival.Subset(seed))["file=".Length..]);
        Assert.StartsWith(new string('a', 700), found, StringComparison.Ordinal);
        Assert.All(found.Index().Skip(700), c => Assert.Contains(c.Item, c.Index < 1600 ? "b0" : "c0"));
        Assert.InRange(found.Length, 700, 2500);
    }

    [Fact]
    public void The_seeds_reach_every_kind_of_loss()
    {
        var folder = disk.Create(root);
        var file = folder.CreateFile("file");
        folder.Sync();
        Append(file, new string('b', 900));
        Append(file, new string('c', 900));

        var found = Enumerable.Range(0, 500).Select(s => Found(Survival.Subset(s))["file=".Length..]).ToList();

        Assert.Contains(found, f => f.Length is > 0 and < 1800);
        Assert.Contains(found, f => f.StartsWith('0') && f.EndsWith('c'));
        Assert.Contains(found, f => f.StartsWith('b') && f.EndsWith('0'));
        Assert.Contains(found, f => f.StartsWith('b') && f.Contains('0', StringComparison.Ordinal) && f.EndsWith('c'));
        Assert.Contains("", found);
    }

    [Fact]
    public void A_process_that_dies_leaves_what_it_wrote_and_no_lock()
    {
        var folder = disk.Create(root);
        Append(folder.CreateFile("file"), "text");
        folder.TryLock("lock", LockMode.Exclusive);

        var after = disk.Kill();

        Assert.Equal("file=text lock=", Text(after));
        Assert.NotNull(after.Find(root)!.TryLock("lock", LockMode.Exclusive));
    }

    [Fact]
    public void A_disk_that_is_full_takes_a_part_and_then_nothing_until_there_is_room()
    {
        var file = disk.Create(root).CreateFile("file");
        disk.Faults.Plan(new PlannedFault(1, DiskError.Full, FaultEffect.TakeLittleAndRefuse));
        Append(file, "one");

        Assert.Equal(1, file.Append("two"u8));
        Assert.Equal(StorageFault.Full, Assert.Throws<StorageException>(() => file.Append("wo"u8)).Fault);
        Assert.Throws<StorageException>(() => file.Append("wo"u8));
        disk.Faults.Clear();

        Append(file, "wo");
        Assert.Equal("file=onetwo", Text(disk));
    }

    private static void Append(INewFile file, string text) => Assert.Equal(text.Length, file.Append(Encoding.ASCII.GetBytes(text)));

    private static void Synced(IFolder folder, string name, string text)
    {
        using var file = folder.CreateFile(name);
        Append(file, text);
        file.Sync();
    }

    private string Found(Survival survival) => Text(disk.Crash(survival));

    private static string Text(SimulatedDisk disk)
    {
        var folder = disk.Find(root)!;
        return string.Join(' ', folder.List().Select(e => e.Name).Order(StringComparer.Ordinal).Select(name => $"{name}={Read(folder, name)}"));
    }

    private static string Read(IFolder folder, string name)
    {
        using var file = folder.OpenFile(name);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return Encoding.ASCII.GetString(bytes).Replace('\0', '0');
    }
}
