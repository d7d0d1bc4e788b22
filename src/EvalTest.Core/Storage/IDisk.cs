namespace EvalTest.Storage;

/// <summary>
/// The file operations that the durability of results rests on, and no more: every byte of an experiment is written and read through here,
/// so that tests can put a simulated disk in its place that fails, dies and forgets as a real one does.
/// </summary>
internal interface IDisk
{
    /// <summary>Opens a folder, or gives null where none is. Symbolic links on the way are followed: where experiments live is for the user to say.</summary>
    /// <exception cref="StorageException">It cannot be opened, or is no folder.</exception>
    IFolder? Find(string path);

    /// <summary>Opens a folder after creating it and those above it where they are missing, for their owner alone. What was created survives a power cut.</summary>
    /// <exception cref="StorageException">It cannot be created.</exception>
    IFolder Create(string path);
}
