using System.Buffers;
using System.Security.Cryptography;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>Compares a finished session file as a whole with the digest that its last line holds. No reader of results needs it: each line proves itself.</summary>
internal static class SessionCheck
{
    private const int Block = 256 * 1024;

    /// <summary>What is wrong; null if the digest is right, or the file has no believed header or end.</summary>
    /// <exception cref="EvalTestException">The file has an unknown format or cannot be read.</exception>
    public static Damage? Of(IFolder folder, string name)
    {
        if (new SessionReader(folder, []).ReadHeader(name) is not { } header)
            return null;

        using var file = folder.OpenFile(name);
        if (FindEnd(file, Crc32C.Seed(header.Session)) is not var (digest, offset, line))
            return null;
        return Digest(file, offset) == digest ? null : Damage.Digest(Path.Combine(folder.Path, name), line);
    }

    private static (string Digest, long Offset, long Line)? FindEnd(IStoredFile file, uint seed)
    {
        using var lines = new LineScanner(file);
        var found = default((string, long, long)?);
        while (lines.MoveNext())
        {
            if (!lines.TooLong && !lines.Torn && SessionLine.TryParse(lines.Line, seed, out var parts)
                && parts.Type.SequenceEqual(LineKinds.Name(LineKind.End)) && SessionDecoder.TryDecode(parts.Type, lines.Line) is EndRecord end)
                found = (end.Sha256, lines.Offset, lines.Number);
        }

        return found;
    }

    private static string Digest(IStoredFile file, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        for (long at = 0; at < length;)
        {
            var read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
                break;
            hash.AppendData(buffer.AsSpan(0, read));
            at += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
