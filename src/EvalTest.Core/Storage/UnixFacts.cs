using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>What the operating system knows of a file or folder.</summary>
/// <param name="Device">The file system it is on.</param>
/// <param name="Inode">Its identity there.</param>
/// <param name="Links">Names that lead to it: 0 once it is deleted.</param>
/// <param name="Mode">Kind and permissions.</param>
internal readonly partial record struct UnixFacts(ulong Device, ulong Inode, uint Links, uint Mode)
{
    private const int LinuxEmptyPath = 0x1000;
    private const int LinuxDoNotFollow = 0x100;
    private const int MacDoNotFollow = 0x20;
    private const int WorkingFolder = -100;
    private const uint BasicFacts = 0x7FF;
    // Larger than any of the systems' structures: they fill the start of it.
    private const int AnyStructure = 256;

    public bool IsFile => (Mode & 0xF000) == 0x8000;

    public bool IsFolder => (Mode & 0xF000) == 0x4000;

    /// <summary>Whether both are one and the same, by whatever name.</summary>
    public bool IsSameAs(UnixFacts other) => Inode == other.Inode && Device == other.Device;

    /// <summary>Of an open file or folder.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    public static UnixFacts Of(SafeFileHandle handle, string path)
    {
        Span<byte> buffer = stackalloc byte[AnyStructure];
        buffer.Clear();
        var result = !UnixCalls.IsMac ? StatX(handle, "", LinuxEmptyPath, BasicFacts, buffer)
            : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatMacX64(handle, buffer) : StatMac(handle, buffer);
        return result == 0 ? Parse(buffer) : throw UnixCalls.Failure("Looking at", path, UnixCalls.Errno);
    }

    /// <summary>Of a name in a folder, links not followed; null if nothing has that name.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    public static UnixFacts? At(SafeFileHandle folder, string name, string path)
    {
        Span<byte> buffer = stackalloc byte[AnyStructure];
        buffer.Clear();
        var result = !UnixCalls.IsMac ? StatX(folder, name, LinuxDoNotFollow, BasicFacts, buffer)
            : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatAtMacX64(folder, name, buffer, MacDoNotFollow) : StatAtMac(folder, name, buffer, MacDoNotFollow);
        return result == 0 ? Parse(buffer) : Absent(path);
    }

    /// <summary>Of a path, links followed; null if it leads nowhere.</summary>
    /// <exception cref="StorageException">The operating system refused.</exception>
    public static UnixFacts? At(string path)
    {
        Span<byte> buffer = stackalloc byte[AnyStructure];
        buffer.Clear();
        var result = !UnixCalls.IsMac ? StatXPath(WorkingFolder, path, 0, BasicFacts, buffer)
            : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatPathMacX64(path, buffer) : StatPathMac(path, buffer);
        return result == 0 ? Parse(buffer) : Absent(path);
    }

    private static UnixFacts? Absent(string path) =>
        UnixCalls.FaultOf(UnixCalls.Errno) is StorageFault.Missing or StorageFault.WrongKind ? null : throw UnixCalls.Failure("Looking at", path, UnixCalls.Errno);

    private static UnixFacts Parse(ReadOnlySpan<byte> buffer) => UnixCalls.IsMac
        ? new(MemoryMarshal.Read<uint>(buffer), MemoryMarshal.Read<ulong>(buffer[8..]), MemoryMarshal.Read<ushort>(buffer[6..]), MemoryMarshal.Read<ushort>(buffer[4..]))
        : new(MemoryMarshal.Read<ulong>(buffer[0x88..]), MemoryMarshal.Read<ulong>(buffer[0x20..]), MemoryMarshal.Read<uint>(buffer[0x10..]), MemoryMarshal.Read<ushort>(buffer[0x1C..]));

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle folder, string name, int flags, uint mask, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatXPath(int folder, string path, int flags, uint mask, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    private static partial int StatMac(SafeFileHandle file, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static partial int StatMacX64(SafeFileHandle file, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatAtMac(SafeFileHandle folder, string name, Span<byte> answer, int flags);

    [LibraryImport("libc", EntryPoint = "fstatat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatAtMacX64(SafeFileHandle folder, string name, Span<byte> answer, int flags);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatPathMac(string path, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatPathMacX64(string path, Span<byte> answer);
}
