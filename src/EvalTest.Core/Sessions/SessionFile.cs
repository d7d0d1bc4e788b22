using System.Security.Cryptography;

namespace EvalTest.Sessions;

/// <summary>
/// A session file that is being written: gathers lines into a group, numbers and seals them, writes the group in one call, syncs.
/// For one thread. After a failed call it must not be used again.
/// </summary>
internal sealed class SessionFile : IDisposable
{
    private readonly FileStream file;
    private readonly string path;
    private readonly uint seed;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] group = new byte[256 * 1024];
    private int used;
    private long written;

    public SessionFile(string path, string sessionId)
    {
        this.path = path;
        seed = Crc32C.Seed(sessionId);
        file = Disk.CreateNew(path);
    }

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
    /// <exception cref="DiskException">The operating system refused.</exception>
    public void Write()
    {
        var bytes = group.AsSpan(0, used);
        if (bytes.IsEmpty)
            return;

        Disk.Write(file.SafeFileHandle, path, bytes, written);
        hash.AppendData(bytes);
        written += used;
        used = 0;
    }

    /// <summary>Makes what was written durable.</summary>
    /// <exception cref="DiskException">The operating system refused.</exception>
    public void Sync() => Disk.SyncData(file.SafeFileHandle, path);

    /// <summary>SHA-256 of every byte written so far, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose()
    {
        hash.Dispose();
        file.Dispose();
    }
}
