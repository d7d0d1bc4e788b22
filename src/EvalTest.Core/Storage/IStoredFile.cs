namespace EvalTest.Storage;

/// <summary>A file to read. It may grow meanwhile.</summary>
internal interface IStoredFile : IDisposable
{
    /// <summary>Bytes in it now.</summary>
    long Length { get; }

    /// <summary>Reads at most as much as there is room for; 0 at the end of the file.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    int Read(Span<byte> target, long offset);
}
