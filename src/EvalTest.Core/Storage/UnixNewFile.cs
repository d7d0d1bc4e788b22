using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>A file that is appended to, by the kernel's own calls.</summary>
internal sealed class UnixNewFile(SafeFileHandle file, string path) : INewFile
{
    public long End => UnixCalls.Seek(file, 0, UnixCalls.SeekCurrent) is var at and >= 0 ? at : throw UnixCalls.Failure("Looking at", path, UnixCalls.Errno);

    public bool IsDeleted => UnixFacts.Of(file, path).Links == 0;

    public int Append(ReadOnlySpan<byte> bytes)
    {
        var taken = UnixCalls.Write(file, bytes, (nuint)bytes.Length);
        if (taken >= 0)
            return (int)taken;

        var errno = UnixCalls.Errno;
        return UnixCalls.WasInterrupted(errno) ? 0 : throw UnixCalls.Failure("Writing", path, errno);
    }

    public void Sync() => Sync(file, path);

    public void Dispose() => file.Dispose();

    /// <summary>Makes a file's contents and size durable.</summary>
    public static void Sync(SafeFileHandle file, string path) =>
        UnixCalls.Checked("Syncing", path, () => UnixCalls.IsMac ? SyncMac(file) : UnixCalls.SyncData(file));

    /// <summary>Past the cache of the device; some file systems, of networks above all, only know the plain call.</summary>
    private static int SyncMac(SafeFileHandle file) =>
        UnixCalls.Control(file, UnixCalls.FullSync, 0) != -1 ? 0 : UnixCalls.IsUnknown(UnixCalls.Errno) ? UnixCalls.Sync(file) : -1;
}
