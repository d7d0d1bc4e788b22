using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>An open folder of a simulated disk.</summary>
internal sealed class SimulatedFolder(SimulatedDisk disk, int inode, string path) : IFolder
{
    public string Path { get; } = path;

    public bool IsInPlace
    {
        get
        {
            disk.Faults.Meet(DiskCall.Look, "Looking at", Path);
            return disk.Locate(Path) == inode;
        }
    }

    public IReadOnlyList<FolderEntry> List()
    {
        disk.Faults.Meet(DiskCall.List, "Listing", Path);
        return disk.Look(image => image[inode].Entries.Select(e => new FolderEntry(e.Key, KindOf(image[e.Value]))).ToList());
    }

    public IFolder? FindFolder(string name)
    {
        disk.Faults.Meet(DiskCall.OpenFolder, "Opening", PathOf(name));
        var found = Find(name);
        if (found < 0)
            return null;
        Check("Opening", name, found, InodeKind.Folder);
        return new SimulatedFolder(disk, found, PathOf(name));
    }

    public bool CreateFolder(string name)
    {
        Before(DiskCall.CreateFolder, "Creating", name);
        return Make("Creating", name, InodeKind.Folder) >= 0;
    }

    public INewFile CreateFile(string name)
    {
        Before(DiskCall.CreateFile, "Creating", name);
        var made = Make("Creating", name, InodeKind.File);
        return made >= 0 ? new SimulatedNewFile(disk, made, PathOf(name)) : throw new StorageException("Creating", PathOf(name), StorageFault.Exists, "File exists (EEXIST, errno 17).");
    }

    public IStoredFile OpenFile(string name)
    {
        disk.Faults.Meet(DiskCall.OpenFile, "Opening", PathOf(name));
        return new SimulatedStoredFile(disk, Existing("Opening", name), PathOf(name));
    }

    public void SyncFile(string name)
    {
        Before(DiskCall.OpenFile, "Opening", name);
        var file = Existing("Opening", name);
        SimulatedNewFile.Sync(disk, file, PathOf(name));
        disk.Change((_, apply) =>
        {
            apply(new DiskOperation.Forget(file));
            return file;
        });
    }

    public void Sync()
    {
        disk.BeforeChange?.Invoke(DiskCall.SyncFolder);
        disk.Faults.Meet(DiskCall.SyncFolder, "Syncing the folder", Path);
        disk.Change((_, apply) =>
        {
            apply(new DiskOperation.SyncFolder(inode));
            return inode;
        });
    }

    public bool Rename(string name, IFolder target, string newName)
    {
        Before(DiskCall.Rename, "Renaming", name);
        return Move(name, (SimulatedFolder)target, newName, replace: false);
    }

    public void Replace(string name, string newName)
    {
        Before(DiskCall.Rename, "Renaming", name);
        Move(name, this, newName, replace: true);
    }

    public bool Delete(string name)
    {
        Before(DiskCall.Delete, "Deleting", name);
        return disk.Change((image, apply) =>
        {
            if (!image[inode].Entries.TryGetValue(name, out var doomed))
                return false;
            if (image[doomed].Entries.Count > 0)
                throw new StorageException("Deleting", PathOf(name), StorageFault.Other, "Directory not empty (errno 39).");
            apply(new DiskOperation.Delete(inode, name));
            return true;
        });
    }

    public IDisposable? TryLock(string name, LockMode mode)
    {
        Before(DiskCall.Lock, "Locking", name);
        Make("Locking", name, InodeKind.File);
        return disk.TryLock(Existing("Locking", name), mode);
    }

    public void Dispose()
    {
    }

    /// <summary>Puts something there that no run makes: a link, a pipe.</summary>
    public void Plant(string name, InodeKind kind) => Make("Creating", name, kind);

    private static EntryKind KindOf(Inode inode) => inode.Kind switch
    {
        InodeKind.Folder => EntryKind.Folder,
        InodeKind.Link => EntryKind.Link,
        _ => EntryKind.File,
    };

    private void Before(DiskCall call, string operation, string name)
    {
        disk.BeforeChange?.Invoke(call);
        disk.Faults.Meet(call, operation, PathOf(name));
    }

    private int Find(string name) => disk.Look(image => image[inode].Entries.GetValueOrDefault(name, -1));

    private int Existing(string operation, string name)
    {
        var found = Find(name);
        if (found < 0)
            throw new StorageException(operation, PathOf(name), StorageFault.Missing, "No such file or directory (ENOENT, errno 2).");
        Check(operation, name, found, InodeKind.File);
        return found;
    }

    private void Check(string operation, string name, int found, InodeKind kind)
    {
        if (disk.Look(image => image[found].Kind) != kind)
            throw new StorageException(operation, PathOf(name), StorageFault.WrongKind, $"it is not a {kind}.");
    }

    /// <summary>The new inode; -1 if something has that name.</summary>
    private int Make(string operation, string name, InodeKind kind) => disk.Change((image, apply) =>
    {
        if (image.Links(inode) == 0)
            throw new StorageException(operation, PathOf(name), StorageFault.Missing, "No such file or directory (ENOENT, errno 2).");
        if (image[inode].Entries.ContainsKey(name))
            return -1;
        var made = image.Count;
        apply(new DiskOperation.Make(inode, name, made, kind));
        return made;
    });

    private bool Move(string name, SimulatedFolder target, string newName, bool replace) => disk.Change((image, apply) =>
    {
        if (!image[inode].Entries.ContainsKey(name))
            throw new StorageException("Renaming", PathOf(name), StorageFault.Missing, "No such file or directory (ENOENT, errno 2).");
        if (!replace && image[target.Inode].Entries.ContainsKey(newName))
            return false;
        apply(new DiskOperation.Move(inode, name, target.Inode, newName));
        return true;
    });

    private int Inode => inode;

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);
}
