namespace EvalTest.Storage;

/// <summary>Folders on the way to where experiments live.</summary>
internal static class NewFolders
{
    /// <summary>What <see cref="IDisk.Create"/> promises, by the disk's other calls.</summary>
    public static IFolder Create(IDisk disk, string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var found = disk.Find(full);
        if (Path.GetDirectoryName(full) is not { } above)
            return found ?? throw new StorageException("Opening", full, StorageFault.Missing, "there is no such folder.");

        try
        {
            using var parent = found is null ? Create(disk, above) : Readable(disk, above);
            // False if another process was quicker, which is as good.
            if (found is null)
                parent!.CreateFolder(Path.GetFileName(full));
            // Not only if it was created now: its creator may have died before this.
            parent?.Sync();
            return found ?? disk.Find(full) ?? throw new StorageException("Opening", full, StorageFault.Missing, "it leads nowhere, or was deleted a moment after it was created.");
        }
        catch
        {
            found?.Dispose();
            throw;
        }
    }

    /// <summary>Null for a folder that this user may not read: it was given its contents by somebody else.</summary>
    private static IFolder? Readable(IDisk disk, string path)
    {
        try
        {
            return disk.Find(path);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Denied)
        {
            return null;
        }
    }
}
