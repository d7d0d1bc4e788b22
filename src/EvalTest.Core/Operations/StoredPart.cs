using System.Buffers;
using System.Security.Cryptography;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>So many bytes from the beginning of a file, which may grow behind them.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Length">How many bytes.</param>
internal sealed record StoredPart(IFolder Folder, string Name, long Length)
{
    private const int Block = 256 * 1024;

    /// <summary>For messages.</summary>
    public string Path => System.IO.Path.Combine(Folder.Path, Name);

    /// <summary>Writes the bytes to a new file and makes them durable; its entry in the folder is synced by the caller.</summary>
    /// <exception cref="StorageException">Something has that name, the file became shorter, or the operating system refused.</exception>
    public void CopyTo(IFolder target, string name)
    {
        using var copy = target.CreateFile(name);
        var path = System.IO.Path.Combine(target.Path, name);
        Read(bytes =>
        {
            copy.AppendAll(bytes, path);
            return true;
        });
        copy.Sync();
    }

    /// <summary>Of the bytes, in lower-case hexadecimal.</summary>
    /// <exception cref="StorageException">As above.</exception>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Read(bytes =>
        {
            hash.AppendData(bytes);
            return true;
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether another file begins with these bytes.</summary>
    /// <exception cref="StorageException">As above.</exception>
    public bool IsBeginningOf(StoredPart other)
    {
        if (Length > other.Length)
            return false;
        using var file = other.Folder.OpenFile(other.Name);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        long at = 0;
        var isSame = Read(bytes =>
        {
            var there = other.Fill(file, buffer.AsSpan(0, bytes.Length), at);
            at += bytes.Length;
            return bytes.SequenceEqual(there);
        });
        ArrayPool<byte>.Shared.Return(buffer);
        return isSame;
    }

    /// <summary>Shows the bytes in blocks until one is refused; true if none was.</summary>
    private bool Read(Func<ReadOnlySpan<byte>, bool> show)
    {
        using var file = Folder.OpenFile(Name);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        var goesOn = true;
        for (long at = 0; goesOn && at < Length; at += Block)
            goesOn = show(Fill(file, buffer.AsSpan(0, (int)Math.Min(Block, Length - at)), at));
        ArrayPool<byte>.Shared.Return(buffer);
        return goesOn;
    }

    private ReadOnlySpan<byte> Fill(IStoredFile file, Span<byte> target, long at)
    {
        for (var read = 0; read < target.Length;)
        {
            var more = file.Read(target[read..], at + read);
            if (more == 0)
                throw new StorageException("Reading", Path, StorageFault.Foreign, $"it had {Length} bytes a moment ago and has no more than {at + read} now. Session files only grow: somebody changed it.");
            read += more;
        }

        return target;
    }
}
