namespace EvalTest.Storage;

/// <summary>A file that is appended to, by the base library; nobody else may write to it or delete it meanwhile.</summary>
internal sealed class PortableNewFile(FileStream file, string path) : INewFile
{
    private long end;

    public long End => RandomAccess.GetLength(file.SafeFileHandle);

    public bool IsDeleted => false;

    public int Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, end);
            end += bytes.Length;
            return bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFaults.Failure("Writing", path, e);
        }
    }

    public void Sync() => PortableFolder.Checked("Syncing", path, () => RandomAccess.FlushToDisk(file.SafeFileHandle));

    public void Dispose() => file.Dispose();
}
