namespace EvalTest.Storage;

/// <summary>
/// An open folder. On Unix it goes on being the same folder when it is renamed, and nothing in it is reached through its path.
/// Names are single entries of it; symbolic links are never followed.
/// </summary>
internal interface IFolder : IDisposable
{
    /// <summary>Where it was when it was opened: for messages, and to look whether it still is.</summary>
    string Path { get; }

    /// <summary>Whether <see cref="Path"/> still leads to this folder: neither deleted nor renamed.</summary>
    bool IsInPlace { get; }

    /// <summary>What is in it, in no order.</summary>
    /// <exception cref="StorageException">The folder cannot be read.</exception>
    IReadOnlyList<FolderEntry> List();

    /// <summary>Opens a folder in it; null if nothing has that name.</summary>
    /// <exception cref="StorageException">It is no folder, or cannot be opened.</exception>
    IFolder? FindFolder(string name);

    /// <summary>Creates a folder for its owner alone; false if something has that name.</summary>
    /// <exception cref="StorageException">It cannot be created.</exception>
    bool CreateFolder(string name);

    /// <summary>Creates a file for its owner alone, to append to.</summary>
    /// <exception cref="StorageException">Something has that name, or it cannot be created.</exception>
    INewFile CreateFile(string name);

    /// <summary>Opens a file to read.</summary>
    /// <exception cref="StorageException">It is missing, no regular file (a link, a pipe, a folder), or cannot be opened.</exception>
    IStoredFile OpenFile(string name);

    /// <summary>
    /// Makes durable what any process wrote to a file. Where the operating system lost some of it, because an earlier sync failed, and can be
    /// made to forget what it kept in memory all the same, it is read as lost from then on.
    /// </summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    void SyncFile(string name);

    /// <summary>Makes durable which entries the folder has. Their contents need a sync of their own.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    void Sync();

    /// <summary>Moves an entry; false if something has the new name, which is never replaced.</summary>
    /// <exception cref="StorageException">The entry is missing, or the operating system refused.</exception>
    bool Rename(string name, IFolder target, string newName);

    /// <summary>Moves a file over another one in this folder, as a whole.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    void Replace(string name, string newName);

    /// <summary>Deletes a file, a link or an empty folder; false if nothing has that name.</summary>
    /// <exception cref="StorageException">The operating system refused, or the folder is not empty.</exception>
    bool Delete(string name);

    /// <summary>Locks a file, which is created where it is missing. The operating system frees the lock when the process dies.</summary>
    /// <param name="name">The file; nothing is written to it.</param>
    /// <param name="mode">With whom the lock can be shared.</param>
    /// <returns>The lock, freed by disposal; null if another holder excludes it.</returns>
    /// <exception cref="StorageException">The file cannot be opened, or locks do not work on this file system.</exception>
    IDisposable? TryLock(string name, LockMode mode);
}
