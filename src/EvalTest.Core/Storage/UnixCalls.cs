using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>The calls of the operating system, their constants and what their errors mean. Linux (glibc and musl, x64 and arm64) and macOS.</summary>
internal static partial class UnixCalls
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    /// <summary>Reading and writing for the owner.</summary>
    public const uint PrivateFile = 0x180;
    /// <summary>All for the owner.</summary>
    public const uint PrivateFolder = 0x1C0;
    public const int LockShared = 1;
    public const int LockExclusive = 2;
    public const int LockDoNotWait = 4;
    public const int FullSync = 51;
    public const int SeekCurrent = 1;

    /// <summary>POSIX_FADV_DONTNEED.</summary>
    public const int Forget = 4;

    private const int InterruptedCall = 4;

    public static readonly bool IsMac = OperatingSystem.IsMacOS();
    // Linux kept two constants of older systems on these.
    private static readonly bool isArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Ppc64le;

    /// <summary>Linux; the call's arguments are of another width on 32 bits, and its constant is another one on IBM Z.</summary>
    public static bool CanForget { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && RuntimeInformation.ProcessArchitecture != Architecture.S390x;

    public static int Create { get; } = IsMac ? 0x200 : 0x40;

    public static int Exclusive { get; } = IsMac ? 0x800 : 0x80;

    public static int Append { get; } = IsMac ? 0x8 : 0x400;

    public static int DoNotBlock { get; } = IsMac ? 0x4 : 0x800;

    public static int Directory { get; } = IsMac ? 0x100000 : isArm ? 0x4000 : 0x10000;

    public static int DoNotFollow { get; } = IsMac ? 0x100 : isArm ? 0x8000 : 0x20000;

    public static int CloseOnExec { get; } = IsMac ? 0x1000000 : 0x80000;

    public static int RemoveFolder { get; } = IsMac ? 0x80 : 0x200;

    /// <summary>The last call's error on this thread.</summary>
    public static int Errno => Marshal.GetLastPInvokeError();

    /// <summary>EWOULDBLOCK.</summary>
    public static bool WouldBlock(int errno) => errno == (IsMac ? 35 : 11);

    public static bool WasInterrupted(int errno) => errno == InterruptedCall;

    /// <summary>EINVAL, ENOTTY, ENOSYS, EOPNOTSUPP, ENOTSUP: this kernel or file system does not know the call.</summary>
    public static bool IsUnknown(int errno) => errno is 22 or 25 || (IsMac ? errno is 78 or 102 or 45 : errno is 38 or 95);

    /// <summary>The same, and ENOLCK, for a lock.</summary>
    public static bool HasNoLocks(int errno) => IsUnknown(errno) || errno == (IsMac ? 77 : 37);

    /// <summary>Calls until it was not interrupted; a result of -1 is an error.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    public static int Checked(string operation, string path, Func<int> call)
    {
        while (true)
        {
            var result = call();
            if (result != -1)
                return result;
            if (!WasInterrupted(Errno))
                throw Failure(operation, path, Errno);
        }
    }

    public static StorageException Failure(string operation, string path, int errno) => Failure(operation, path, errno, FaultOf(errno));

    public static StorageException Failure(string operation, string path, int errno, StorageFault fault, Exception? inner = null) =>
        new(operation, path, fault, $"{Marshal.GetPInvokeErrorMessage(errno)} ({NameOf(errno)}errno {errno}).", inner);

    public static StorageFault FaultOf(int errno) => errno switch
    {
        2 => StorageFault.Missing,
        5 => StorageFault.Device,
        17 => StorageFault.Exists,
        1 or 13 => StorageFault.Denied,
        // ENXIO: a socket.
        6 or 20 or 21 => StorageFault.WrongKind,
        28 => StorageFault.Full,
        30 => StorageFault.ReadOnly,
        _ when errno == (IsMac ? 62 : 40) => StorageFault.WrongKind,
        _ when errno == (IsMac ? 69 : 122) => StorageFault.Quota,
        _ => StorageFault.Other,
    };

    /// <summary>The constant's name, which people search for, where there is one for it.</summary>
    private static string NameOf(int errno) => errno switch
    {
        1 => "EPERM, ",
        2 => "ENOENT, ",
        5 => "EIO, ",
        6 => "ENXIO, ",
        13 => "EACCES, ",
        17 => "EEXIST, ",
        20 => "ENOTDIR, ",
        21 => "EISDIR, ",
        28 => "ENOSPC, ",
        30 => "EROFS, ",
        _ when FaultOf(errno) == StorageFault.WrongKind => "ELOOP, ",
        _ when FaultOf(errno) == StorageFault.Quota => "EDQUOT, ",
        _ => "",
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenAt(SafeFileHandle folder, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(int file, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFolder(SafeFileHandle folder, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(SafeFileHandle folder, string name, SafeFileHandle target, string newName, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameOver(SafeFileHandle folder, string name, SafeFileHandle target, string newName);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameLinux(SafeFileHandle folder, string name, SafeFileHandle target, string newName, uint flags);

    [LibraryImport("libc", EntryPoint = "renameatx_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameMac(SafeFileHandle folder, string name, SafeFileHandle target, string newName, uint flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeFileHandle file, long offset, int from);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int SyncData(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(SafeFileHandle file, int operation);
}
