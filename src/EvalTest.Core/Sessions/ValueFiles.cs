using System.Security.Cryptography;
using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Values too large for a line, each in a file beside the session files that is named by its content: written whole and synced under
/// another name first, so that a file of such a name is never half of one. Equal values share a file. Thread-safe.
/// </summary>
/// <param name="folder">The experiment's.</param>
/// <param name="sessionId">Of the session that names the values.</param>
/// <param name="failed">Told that the operating system refused; gives what to throw.</param>
internal sealed class ValueFiles(IFolder folder, string sessionId, Func<StorageException, Exception> failed)
{
    private const string Extension = ".value";
    private const int Sha256Digits = 64;

    private static readonly System.Buffers.SearchValues<char> digits = System.Buffers.SearchValues.Create("0123456789abcdef");

    private readonly Lock _lock = new();
    private readonly HashSet<string> _kept = [];
    private int _partial;

    /// <summary>Keeps a value; it survives a power cut when this returns.</summary>
    /// <exception cref="EvalTestException">The operating system refused, or a file of that name holds something else.</exception>
    public LargeValue Keep(ReadOnlySpan<byte> bytes)
    {
        var value = new LargeValue(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        lock (_lock)
        {
            if (_kept.Contains(value.Sha256))
                return value;
        }

        try
        {
            if (!IsThere(value))
                Write(value, bytes);
            folder.Sync();
        }
        catch (StorageException e)
        {
            throw failed(e);
        }

        lock (_lock)
            _kept.Add(value.Sha256);
        return value;
    }

    /// <summary>Reads a value back; null if its file is missing or does not hold it.</summary>
    public static byte[]? Read(IFolder folder, LargeValue value)
    {
        try
        {
            using var file = folder.OpenFile(NameOf(value));
            if (file.Length != value.Length || value.Length > Array.MaxLength)
                return null;

            var bytes = new byte[value.Length];
            var read = 0;
            while (read < bytes.Length && file.Read(bytes.AsSpan(read), read) is > 0 and var more)
                read += more;
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == value.Sha256 ? bytes : null;
        }
        catch (StorageException)
        {
            // The result stands without it, and the reader of the record says what is missing.
            return null;
        }
    }

    public static string NameOf(LargeValue value) => value.Sha256 + Extension;

    public static bool IsOne(string name) =>
        name.Length == Sha256Digits + Extension.Length && name.EndsWith(Extension, StringComparison.Ordinal) && name.AsSpan(0, Sha256Digits).IndexOfAnyExcept(digits) < 0;

    private bool IsThere(LargeValue value)
    {
        try
        {
            using var file = folder.OpenFile(NameOf(value));
            return file.Length == value.Length ? true : throw new StorageException("Keeping a value in", PathOf(NameOf(value)), StorageFault.Foreign, $"the file holds {file.Length} bytes and not the {value.Length} that its name stands for. Move it away.");
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            return false;
        }
    }

    private void Write(LargeValue value, ReadOnlySpan<byte> bytes)
    {
        var partial = $"{sessionId}.{Interlocked.Increment(ref _partial)}.partial";
        using (var file = folder.CreateFile(partial))
        {
            file.AppendAll(bytes, PathOf(partial));
            file.Sync();
        }

        // Somebody else who kept the same value meanwhile kept it as well.
        if (!folder.Rename(partial, folder, NameOf(value)))
            folder.Delete(partial);
    }

    private string PathOf(string name) => Path.Combine(folder.Path, name);
}
