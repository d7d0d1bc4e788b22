using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>An experiment's folder to read, in memory: quick enough to read a file in each of its damaged forms.</summary>
internal sealed class MemoryFolder : IFolder
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IStoredFile> made = [];

    public string Path => "memory";

    public bool IsInPlace => true;

    public byte[] this[string name]
    {
        get => files[name];
        set => files[name] = value;
    }

    public IReadOnlyDictionary<string, byte[]> Files => files;

    public IReadOnlyList<FolderEntry> List() => [.. files.Keys.Concat(made.Keys).Select(name => new FolderEntry(name, EntryKind.File))];

    public IStoredFile OpenFile(string name) => made.TryGetValue(name, out var file) ? file : new Opened(files[name]);

    /// <summary>A file that makes its bytes as they are read.</summary>
    public void Put(string name, IStoredFile file) => made[name] = file;

    /// <summary>Writes all files into a folder of the disk, for a reader that knows no other.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(System.IO.Path.Combine(folder, name), bytes);
    }

    public IFolder? FindFolder(string name) => throw new NotSupportedException();

    public bool CreateFolder(string name) => throw new NotSupportedException();

    public INewFile CreateFile(string name) => throw new NotSupportedException();

    public void SyncFile(string name) => throw new NotSupportedException();

    public void Sync() => throw new NotSupportedException();

    public bool Rename(string name, IFolder target, string newName) => throw new NotSupportedException();

    public void Replace(string name, string newName) => throw new NotSupportedException();

    public bool Delete(string name) => throw new NotSupportedException();

    public IDisposable? TryLock(string name, LockMode mode) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Opened(byte[] bytes) : IStoredFile
    {
        public long Length => bytes.Length;

        public int Read(Span<byte> target, long offset)
        {
            var count = (int)Math.Clamp(bytes.Length - offset, 0, target.Length);
            bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(target);
            return count;
        }

        public void Dispose()
        {
        }
    }
}
