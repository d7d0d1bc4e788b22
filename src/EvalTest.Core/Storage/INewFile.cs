namespace EvalTest.Storage;

/// <summary>A file that this process created and appends to. For one thread at a time, but <see cref="Sync"/> may overlap with an append.</summary>
internal interface INewFile : IDisposable
{
    /// <summary>Where the last append ended in the file as it is: further than what was appended if somebody else wrote to it.</summary>
    long End { get; }

    /// <summary>Nothing leads to the file any more: what is written to it is lost when it is closed.</summary>
    bool IsDeleted { get; }

    /// <summary>Appends; the operating system may take fewer bytes than given, and 0 if it was interrupted before it took any.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    int Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns once what was appended survives a power cut, provided that the folder was synced after the file was created.</summary>
    /// <exception cref="StorageException">The operating system refused. What was appended may or may not be there then, and a second call proves nothing.</exception>
    void Sync();
}
