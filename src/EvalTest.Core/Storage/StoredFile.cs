using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>A file to read, on every system.</summary>
internal sealed class StoredFile(SafeFileHandle file, string path) : IStoredFile
{
    public long Length => PortableFolder.Checked("Looking at", path, () => RandomAccess.GetLength(file));

    public int Read(Span<byte> target, long offset)
    {
        try
        {
            return RandomAccess.Read(file, target, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFaults.Failure("Reading", path, e);
        }
    }

    public void Dispose() => file.Dispose();
}
