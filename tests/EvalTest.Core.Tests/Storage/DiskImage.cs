namespace EvalTest.Core.Tests.Storage;

/// <summary>Everything on a simulated disk and in the memory before it, at one moment: a fold of operations.</summary>
internal sealed class DiskImage
{
    public const int Root = 0;

    private readonly List<Inode> inodes;
    private readonly List<EntryChange> pending;

    public DiskImage()
        : this([new Inode(InodeKind.Folder)], [])
    {
    }

    private DiskImage(List<Inode> inodes, List<EntryChange> pending)
    {
        this.inodes = inodes;
        this.pending = pending;
    }

    public Inode this[int inode] => inodes[inode];

    public int Count => inodes.Count;

    public void Apply(DiskOperation operation)
    {
        switch (operation)
        {
            case DiskOperation.Make make:
                inodes.Add(new Inode(make.Kind));
                Change(new EntryChange(make.Inode, -1, "", make.Folder, make.Name));
                break;
            case DiskOperation.Move move:
                Change(new EntryChange(inodes[move.Folder].Entries[move.Name], move.Folder, move.Name, move.Target, move.NewName));
                break;
            case DiskOperation.Delete delete:
                Change(new EntryChange(inodes[delete.Folder].Entries[delete.Name], delete.Folder, delete.Name, -1, ""));
                break;
            case DiskOperation.SyncFolder sync:
                SyncFolder(sync.Folder);
                break;
            case DiskOperation.Append append:
                inodes[append.File].Content.Append(append.Bytes);
                break;
            case DiskOperation.SyncFile sync:
                inodes[sync.File].Content.Sync();
                break;
            case DiskOperation.FailSync sync:
                inodes[sync.File].Content.FailSync();
                break;
            case DiskOperation.Forget forget:
                inodes[forget.File].Content.Forget();
                break;
        }
    }

    public DiskImage Copy() => new(inodes.ConvertAll(i => i.Copy()), [.. pending]);

    /// <summary>As it is found when the power is back.</summary>
    public DiskImage AfterPowerLoss(Survival survival)
    {
        var found = inodes.ConvertAll(i => i.AfterPowerLoss(survival));
        foreach (var change in pending)
        {
            if (survival.KeepsEntry())
                change.Apply(folder => found[folder].DurableEntries);
        }

        return new DiskImage(found.ConvertAll(i => i.Settled()), []);
    }

    /// <summary>Names that lead to a file or folder.</summary>
    public int Links(int inode) => inode == Root ? 1 : inodes.Sum(i => i.Entries.Values.Count(e => e == inode));

    private void Change(EntryChange change)
    {
        change.Apply(folder => inodes[folder].Entries);
        pending.Add(change);
    }

    private void SyncFolder(int folder)
    {
        foreach (var change in pending.Where(c => c.Touches(folder)))
            change.Apply(f => inodes[f].DurableEntries);
        pending.RemoveAll(c => c.Touches(folder));
    }
}
