using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>A folder by its descriptor: a rename of it changes nothing for whoever has it open.</summary>
internal sealed class UnixFolder(SafeFileHandle handle, string path) : IFolder
{
    private const uint LinuxNoReplace = 1;
    private const uint MacExclusive = 4;

    public string Path { get; } = path;

    public bool IsInPlace => UnixFacts.At(Path) is { } there && there.IsSameAs(UnixFacts.Of(handle, Path));

    public IReadOnlyList<FolderEntry> List()
    {
        var options = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false };
        var counted = false;
        try
        {
            // Nobody may close the descriptor while its number is in use.
            handle.DangerousAddRef(ref counted);
            // The kernel's own name of the open folder, so that a rename meanwhile does no harm. Without /proc its path has to do.
            var byDescriptor = $"/proc/self/fd/{handle.DangerousGetHandle()}";
            return [.. new FileSystemEnumerable<FolderEntry>(Directory.Exists(byDescriptor) ? byDescriptor : Path, Entry, options)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFaults.Failure("Listing", Path, e);
        }
        finally
        {
            if (counted)
                handle.DangerousRelease();
        }
    }

    public IFolder? FindFolder(string name)
    {
        var flags = UnixCalls.ReadOnly | UnixCalls.Directory | UnixCalls.DoNotFollow | UnixCalls.CloseOnExec;
        try
        {
            return new UnixFolder(OpenEntry("Opening", name, flags), PathOf(name));
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            return null;
        }
    }

    public bool CreateFolder(string name)
    {
        if (UnixCalls.MakeFolder(handle, name, UnixCalls.PrivateFolder) == 0)
            return true;

        var errno = UnixCalls.Errno;
        return UnixCalls.FaultOf(errno) == StorageFault.Exists ? false : throw UnixCalls.Failure("Creating", PathOf(name), errno);
    }

    public INewFile CreateFile(string name)
    {
        var flags = UnixCalls.WriteOnly | UnixCalls.Create | UnixCalls.Exclusive | UnixCalls.Append | UnixCalls.DoNotFollow | UnixCalls.CloseOnExec;
        return new UnixNewFile(OpenEntry("Creating", name, flags), PathOf(name));
    }

    public IStoredFile OpenFile(string name) => new StoredFile(OpenRegular("Opening", name, UnixCalls.ReadOnly), PathOf(name));

    public void SyncFile(string name)
    {
        using var file = OpenRegular("Opening", name, UnixCalls.ReadOnly);
        UnixNewFile.Sync(file, PathOf(name));
        // Linux keeps what a failed sync could not write as if it had been written. What is forgotten now is read from the disk again;
        // it is only advice, so its result says nothing.
        if (UnixCalls.CanForget)
            _ = UnixCalls.Advise(file, 0, 0, UnixCalls.Forget);
    }

    public void Sync() => UnixCalls.Checked("Syncing the folder", Path, () => UnixCalls.Sync(handle));

    public bool Rename(string name, IFolder target, string newName)
    {
        var other = (UnixFolder)target;
        var errno = TryRename(name, other, newName);
        return UnixCalls.FaultOf(errno) switch
        {
            _ when errno == 0 => true,
            StorageFault.Exists => false,
            _ => throw UnixCalls.Failure("Renaming", PathOf(name), errno),
        };
    }

    public void Replace(string name, string newName) =>
        UnixCalls.Checked("Renaming", PathOf(name), () => UnixCalls.RenameOver(handle, name, handle, newName));

    public bool Delete(string name)
    {
        if (UnixFacts.At(handle, name, PathOf(name)) is not { } facts)
            return false;
        if (UnixCalls.Unlink(handle, name, facts.IsFolder ? UnixCalls.RemoveFolder : 0) == 0)
            return true;

        var errno = UnixCalls.Errno;
        return UnixCalls.FaultOf(errno) == StorageFault.Missing ? false : throw UnixCalls.Failure("Deleting", PathOf(name), errno);
    }

    public IDisposable? TryLock(string name, LockMode mode) =>
        UnixLock.Try(() => OpenRegular("Locking", name, UnixCalls.ReadWrite | UnixCalls.Create), () => UnixFacts.At(handle, name, PathOf(name)), mode, PathOf(name));

    public void Dispose() => handle.Dispose();

    private SafeFileHandle OpenRegular(string operation, string name, int flags)
    {
        // A pipe would wait for its other end otherwise.
        var file = OpenEntry(operation, name, flags | UnixCalls.DoNotFollow | UnixCalls.DoNotBlock | UnixCalls.CloseOnExec);
        try
        {
            return UnixFacts.Of(file, PathOf(name)).IsFile ? file : throw new StorageException(operation, PathOf(name), StorageFault.WrongKind, "it is not a regular file.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private SafeFileHandle OpenEntry(string operation, string name, int flags)
    {
        var descriptor = UnixCalls.Checked(operation, PathOf(name), () => UnixCalls.OpenAt(handle, name, flags, UnixCalls.PrivateFile));
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        // There the mode is a variadic argument, which cannot be passed from here.
        if (UnixCalls.IsMac && (flags & UnixCalls.Create) != 0)
            UnixCalls.Checked(operation, PathOf(name), () => UnixCalls.ChangeMode(descriptor, UnixCalls.PrivateFile));
        return file;
    }

    private int TryRename(string name, UnixFolder target, string newName)
    {
        try
        {
            var renamed = UnixCalls.IsMac
                ? UnixCalls.RenameMac(handle, name, target.Handle, newName, MacExclusive)
                : UnixCalls.RenameLinux(handle, name, target.Handle, newName, LinuxNoReplace);
            if (renamed == 0 || !UnixCalls.IsUnknown(UnixCalls.Errno))
                return renamed == 0 ? 0 : UnixCalls.Errno;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call: the same as a file system that does not know it.
        }

        return RenameInSteps(name, target, newName);
    }

    /// <summary>For file systems without the call: a second link replaces nothing; a plain rename replaces no folder but an empty one.</summary>
    private int RenameInSteps(string name, UnixFolder target, string newName)
    {
        if (UnixFacts.At(handle, name, PathOf(name)) is { IsFile: true })
            return UnixCalls.Link(handle, name, target.Handle, newName, 0) == 0 && UnixCalls.Unlink(handle, name, 0) == 0 ? 0 : UnixCalls.Errno;

        const int exists = 17;
        if (UnixFacts.At(target.Handle, newName, target.PathOf(newName)) is not null)
            return exists;
        return UnixCalls.RenameOver(handle, name, target.Handle, newName) == 0 ? 0 : UnixCalls.Errno;
    }

    private SafeFileHandle Handle => handle;

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);

    private static FolderEntry Entry(ref FileSystemEntry entry) => new(
        entry.FileName.ToString(),
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? EntryKind.Link : entry.IsDirectory ? EntryKind.Folder : EntryKind.File);
}
