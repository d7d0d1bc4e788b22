using System.Security.Cryptography;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// A session file that is being written: gathers lines into a group, numbers and seals them, writes the group, syncs.
/// For one thread, but a sync may overlap. After a failed call it must not be used again.
/// </summary>
internal sealed class SessionFile : IDisposable
{
    private readonly INewFile file;
    private readonly uint seed;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] group = new byte[256 * 1024];
    private int used;
    private long written;

    /// <exception cref="StorageException">It exists, or cannot be created.</exception>
    public SessionFile(IFolder folder, string name, string sessionId)
    {
        Path = System.IO.Path.Combine(folder.Path, name);
        seed = Crc32C.Seed(sessionId);
        file = folder.CreateFile(name);
    }

    /// <summary>Where it was created.</summary>
    public string Path { get; }

    /// <summary>The number that the next line gets.</summary>
    public long Sequence { get; private set; }

    /// <summary>Where the next line begins, in bytes.</summary>
    public long Position => written + used;

    /// <summary>Adds a line to the group.</summary>
    public void Add(LineKind kind, ReadOnlySpan<byte> body)
    {
        var size = used + body.Length + SessionLine.FrameLength;
        if (group.Length < size)
            Array.Resize(ref group, Math.Max(size, group.Length * 2));
        used += SessionLine.Compose(group.AsSpan(used), seed, Sequence++, LineKinds.Name(kind), body);
    }

    /// <summary>Writes the group.</summary>
    /// <exception cref="StorageException">The operating system refused, or somebody else wrote to the file.</exception>
    public void Write()
    {
        var bytes = group.AsSpan(0, used);
        if (bytes.IsEmpty)
            return;

        file.AppendAll(bytes, Path);
        hash.AppendData(bytes);
        written += used;
        used = 0;
        if (file.End is var end && end != written)
            throw new StorageException("Writing", Path, StorageFault.Foreign, $"{written} bytes should be in it and {end} are: another process wrote to it. Session files are for one process and are never edited.");
    }

    /// <summary>Makes what was written durable.</summary>
    /// <exception cref="StorageException">The operating system refused, or the file is no longer there.</exception>
    public void Sync()
    {
        file.Sync();
        // The operating system takes and syncs bytes of a deleted file as of any other.
        if (file.IsDeleted)
            throw new StorageException("Syncing", Path, StorageFault.Missing, "it is no longer there: it or its folder was deleted while this run wrote to it, and what it held is lost.");
    }

    /// <summary>SHA-256 of every byte written so far, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose()
    {
        hash.Dispose();
        file.Dispose();
    }
}
