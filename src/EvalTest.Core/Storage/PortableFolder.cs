namespace EvalTest.Storage;

/// <summary>A folder by its path.</summary>
internal sealed class PortableFolder(string path) : IFolder
{
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = path;

    public bool IsInPlace => Directory.Exists(Path);

    public IReadOnlyList<FolderEntry> List() =>
        Checked("Listing", Path, () => new DirectoryInfo(Path).EnumerateFileSystemInfos().Select(e => new FolderEntry(e.Name, KindOf(e))).ToList());

    public IFolder? FindFolder(string name)
    {
        var path = PathOf(name);
        if (IsLink(path) || File.Exists(path))
            throw new StorageException("Opening", path, StorageFault.WrongKind, "it is no folder, or a link to one.");
        return Directory.Exists(path) ? new PortableFolder(path) : null;
    }

    public bool CreateFolder(string name)
    {
        if (Exists(PathOf(name)))
            return false;

        Checked("Creating", PathOf(name), () => CreatePrivate(PathOf(name)));
        return true;
    }

    public INewFile CreateFile(string name) =>
        new PortableNewFile(Checked("Creating", PathOf(name), () => Open(name, FileMode.CreateNew, FileAccess.Write, FileShare.Read)), PathOf(name));

    public IStoredFile OpenFile(string name)
    {
        var path = PathOf(name);
        RefuseLinkOrFolder("Opening", path);
        return new StoredFile(Checked("Opening", path, () => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)), path);
    }

    public void SyncFile(string name)
    {
        RefuseLinkOrFolder("Opening", PathOf(name));
        // Only a handle that may write can be flushed.
        using var file = Checked("Opening", PathOf(name), () => Open(name, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        Checked("Syncing", PathOf(name), () => file.Flush(flushToDisk: true));
    }

    /// <summary>Windows keeps its folders durable by itself.</summary>
    public void Sync()
    {
    }

    public bool Rename(string name, IFolder target, string newName)
    {
        var to = System.IO.Path.Combine(target.Path, newName);
        if (Exists(to))
            return false;

        // Neither replaces what appears there meanwhile.
        Checked("Renaming", PathOf(name), () =>
        {
            if (Directory.Exists(PathOf(name)))
                Directory.Move(PathOf(name), to);
            else
                File.Move(PathOf(name), to, overwrite: false);
        });
        return true;
    }

    public void Replace(string name, string newName) => Checked("Renaming", PathOf(name), () => File.Move(PathOf(name), PathOf(newName), overwrite: true));

    public bool Delete(string name)
    {
        var path = PathOf(name);
        if (!Exists(path))
            return false;

        Checked("Deleting", path, () =>
        {
            if (Directory.Exists(path) && (OperatingSystem.IsWindows() || !IsLink(path)))
                Directory.Delete(path);
            else
                File.Delete(path);
        });
        return true;
    }

    public IDisposable? TryLock(string name, LockMode mode)
    {
        RefuseLinkOrFolder("Locking", PathOf(name));
        try
        {
            // Opened for reading even if it is new: whoever could write would keep others from sharing it.
            return mode == LockMode.Exclusive
                ? Open(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                : Open(name, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (IOException e) when (PortableFaults.IsHeld(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFaults.Failure("Locking", PathOf(name), e);
        }
    }

    public void Dispose()
    {
    }

    public static void Checked(string operation, string path, Action call) =>
        Checked(operation, path, () =>
        {
            call();
            return true;
        });

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, PrivateFile | UnixFileMode.UserExecute);
    }

    public static T Checked<T>(string operation, string path, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFaults.Failure(operation, path, e);
        }
    }

    private static bool Exists(string path) => System.IO.Path.Exists(path) || IsLink(path);

    private static bool IsLink(string path) => Checked("Looking at", path, () => new FileInfo(path).LinkTarget is not null);

    private static void RefuseLinkOrFolder(string operation, string path)
    {
        if (IsLink(path) || Directory.Exists(path))
            throw new StorageException(operation, path, StorageFault.WrongKind, "it is not a regular file.");
    }

    private static EntryKind KindOf(FileSystemInfo entry) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? EntryKind.Link : entry is DirectoryInfo ? EntryKind.Folder : EntryKind.File;

    private FileStream Open(string name, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = PrivateFile;
        return new FileStream(PathOf(name), options);
    }

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);
}
