namespace EvalTest.Storage;

/// <summary>Windows, by the base library. An open file or lock there keeps its folder from being renamed or deleted, so paths are safe to use.</summary>
internal sealed class PortableDisk : IDisk
{
    public IFolder? Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
            throw new StorageException("Opening", full, StorageFault.WrongKind, "it is a file.");
        return Directory.Exists(full) ? new PortableFolder(full) : null;
    }

    public IFolder Create(string path) => NewFolders.Create(this, path);
}
