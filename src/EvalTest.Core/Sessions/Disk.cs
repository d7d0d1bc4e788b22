using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Sessions;

/// <summary>
/// The few file operations whose failure must be seen. The framework's own flush swallows the error of a failing <c>fsync</c>,
/// so on Unix the calls are made directly.
/// </summary>
internal static partial class Disk
{
    private const int ReadOnly = 0;
    private const int FullSync = 51;
    private const int InterruptedCall = 4;

    /// <summary>Creates a new file for one writer, readable by its owner only; fails if it exists.</summary>
    public static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException("Creating a session file", path, e.Message, e);
        }
    }

    public static void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException("Writing", path, e.Message, e);
        }
    }

    /// <summary>Returns once the file's data survive a power cut.</summary>
    public static void SyncData(SafeFileHandle file, string path)
    {
        if (OperatingSystem.IsWindows())
            RandomAccess.FlushToDisk(file);
        else
            Checked("Syncing", path, () => OperatingSystem.IsMacOS() ? Fcntl(file, FullSync, 0) : Fdatasync(file));
    }

    /// <summary>Makes durable what any process wrote to the file before.</summary>
    public static void SyncFile(string path)
    {
        using var file = OpenForSync(path);
        SyncData(file, path);
    }

    /// <summary>Returns once an entry that was made in the folder survives a power cut. Windows needs no such call.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;

        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
            throw Failure("Opening the folder", path);
        using var folder = new SafeFileHandle(descriptor, ownsHandle: true);
        Checked("Syncing the folder", path, () => Fsync(folder));
    }

    private static SafeFileHandle OpenForSync(string path)
    {
        // Windows flushes only through a handle that may write; elsewhere reading is enough.
        var access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
        try
        {
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException("Opening a session file to sync it", path, e.Message, e);
        }
    }

    private static void Checked(string operation, string path, Func<int> call)
    {
        while (call() != 0)
        {
            if (Marshal.GetLastPInvokeError() != InterruptedCall)
                throw Failure(operation, path);
        }
    }

    private static DiskException Failure(string operation, string path)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new DiskException(operation, path, $"{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno}).");
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Fdatasync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
