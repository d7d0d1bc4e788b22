using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Running;

/// <summary>What Linux and macOS offer for terminals, signals and parents, and .NET does not.</summary>
internal static partial class UnixNative
{
    private const int SigInt = 2;
    private const int SigTtou = 22;
    // Larger than any of the systems' structures: they fill the start of it.
    private const int AnyStructure = 256;

    private static bool IsLinux => OperatingSystem.IsLinux();

    public static int OwnGroup => GetProcessGroup();

    public static int Session => GetSession(0);

    /// <summary>The process group of the shell that started this process's group; null if that cannot be told: its starter is gone, or this is macOS.</summary>
    public static int? StartersGroup
    {
        get
        {
            try
            {
                // The name, in parentheses, may hold anything; the state and the parent follow it.
                var facts = File.ReadAllText($"/proc/{OwnGroup}/stat");
                var parent = facts[(facts.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
                return GetProcessGroup(int.Parse(parent, CultureInfo.InvariantCulture)) is var group and > 0 ? group : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>The parent's process id now: another one once the parent is gone.</summary>
    public static int Parent => GetParent();

    /// <summary>Opens a terminal for writing that never blocks; null if the path is none, or none for us.</summary>
    public static SafeFileHandle? OpenTerminal(string path)
    {
        const int writeOnly = 1;
        var (doNotOwn, doNotBlock, closeOnExec) = IsLinux ? (0x100, 0x800, 0x80000) : (0x20000, 0x4, 0x1000000);
        var descriptor = Open(path, writeOnly | doNotOwn | doNotBlock | closeOnExec);
        if (descriptor < 0)
            return null;

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (IsTerminal(handle) == 1)
            return handle;

        handle.Dispose();
        return null;
    }

    /// <summary>The process group that the terminal belongs to now; null if it is not our controlling terminal.</summary>
    public static int? ForegroundGroup(SafeFileHandle terminal) => GetForegroundGroup(terminal) is var group and >= 0 ? group : null;

    /// <summary>Whether the terminal suspends background processes that write to it (<c>stty tostop</c>).</summary>
    public static bool StopsBackgroundOutput(SafeFileHandle terminal)
    {
        Span<byte> attributes = stackalloc byte[AnyStructure];
        attributes.Clear();
        if (GetAttributes(terminal, attributes) != 0)
            return false;

        // c_lflag is the fourth field; its type and the bit differ.
        return IsLinux
            ? (MemoryMarshal.Read<uint>(attributes[12..]) & 0x100) != 0
            : (MemoryMarshal.Read<ulong>(attributes[24..]) & 0x400000) != 0;
    }

    /// <summary>Columns; null if the terminal does not say.</summary>
    public static int? TerminalWidth(SafeFileHandle terminal)
    {
        // ioctl is variadic, which P/Invoke cannot call on every macOS: the base library asks there.
        if (!IsLinux)
            return Console.WindowWidth is > 0 and var columns ? columns : null;

        const nuint getWindowSize = 0x5413;
        Span<byte> size = stackalloc byte[AnyStructure];
        return IoControl(terminal, getWindowSize, size) == 0 && MemoryMarshal.Read<ushort>(size[2..]) is > 0 and var width ? width : null;
    }

    /// <summary>Writes what the terminal takes now; 0 if nothing. The process is not suspended, whatever group it is in.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public static int WriteUnsuspended(SafeFileHandle terminal, ReadOnlySpan<byte> bytes)
    {
        const int interrupted = 4;
        var wouldBlock = IsLinux ? 11 : 35;
        var (block, restore) = IsLinux ? (0, 2) : (1, 3);
        Span<byte> blocked = stackalloc byte[AnyStructure];
        Span<byte> before = stackalloc byte[AnyStructure];
        _ = EmptySignalSet(blocked);
        _ = AddToSignalSet(blocked, SigTtou);
        _ = SetSignalMask(block, blocked, before);
        var written = Write(terminal, bytes, (nuint)bytes.Length);
        var error = Marshal.GetLastPInvokeError();
        _ = SetSignalMask(restore, before, blocked);
        if (written >= 0)
            return (int)written;

        return error == interrupted || error == wouldBlock ? 0 : throw Failure("write to the terminal", error);
    }

    /// <summary>Waits until a terminal takes more; false after that time.</summary>
    public static bool WaitWritable(SafeFileHandle terminal, TimeSpan time)
    {
        const short writable = 4;
        var question = new PollQuestion { Descriptor = (int)terminal.DangerousGetHandle(), Events = writable };
        return Poll(ref question, 1, (int)time.TotalMilliseconds) == 1 && (question.Answers & writable) != 0;
    }

    /// <summary>Whether a signal was ignored when this was asked, as <c>nohup</c> does with SIGHUP.</summary>
    public static bool IsIgnored(PosixSignal signal)
    {
        const nint ignore = 1;
        var number = signal switch
        {
            PosixSignal.SIGHUP => 1,
            PosixSignal.SIGINT => SigInt,
            PosixSignal.SIGTERM => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "Only the signals that end a run."),
        };
        Span<byte> action = stackalloc byte[AnyStructure];
        // The handler is the first field on every system.
        return GetAction(number, 0, action) == 0 && MemoryMarshal.Read<nint>(action) == ignore;
    }

    /// <summary>Sends this process the signal of Ctrl+C.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void InterruptSelf()
    {
        if (Kill(Environment.ProcessId, SigInt) != 0)
            throw Failure("send SIGINT to this process", Marshal.GetLastPInvokeError());
    }

    private static IOException Failure(string what, int error) => new($"Cannot {what}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).");

    [StructLayout(LayoutKind.Sequential)]
    private struct PollQuestion
    {
        public int Descriptor;
        public short Events;
        public short Answers;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(SafeFileHandle descriptor);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle descriptor, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollQuestion question, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(SafeFileHandle descriptor, nuint request, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(SafeFileHandle terminal, Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int GetForegroundGroup(SafeFileHandle terminal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int GetProcessGroup();

    [LibraryImport("libc", EntryPoint = "getpgid")]
    private static partial int GetProcessGroup(int process);

    [LibraryImport("libc", EntryPoint = "getsid")]
    private static partial int GetSession(int process);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int GetAction(int signal, nint replacement, Span<byte> action);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int EmptySignalSet(Span<byte> signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static partial int AddToSignalSet(Span<byte> signals, int signal);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int SetSignalMask(int how, ReadOnlySpan<byte> signals, Span<byte> before);
}
