using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Running;

/// <summary>The console that a Windows process is attached to, whatever its standard error is redirected to.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsTerminal : ITerminal
{
    private const int DefaultWidth = 80;
    private readonly SafeFileHandle handle;

    private WindowsTerminal(SafeFileHandle handle) => this.handle = handle;

    public int Width => GetScreen(handle, out var screen) ? screen.Right - screen.Left + 1 : DefaultWidth;

    // Windows consoles know no background.
    public TerminalTurn Turn => TerminalTurn.Ours;

    /// <summary>Null if the process has no console, or one that knows no escape sequences.</summary>
    public static WindowsTerminal? Open()
    {
        const uint readAndWrite = 0xC0000000, shareBoth = 3, existing = 3, escapeSequences = 4;
        var handle = CreateFile("CONOUT$", readAndWrite, shareBoth, 0, existing, 0, 0);
        if (!handle.IsInvalid && GetMode(handle, out var mode) && SetMode(handle, mode | escapeSequences))
            return new WindowsTerminal(handle);

        handle.Dispose();
        return null;
    }

    public void Write(string text)
    {
        if (!WriteConsole(handle, text, (uint)text.Length, out _, 0))
            throw new IOException($"Cannot write to the console: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public void Dispose() => handle.Dispose();

    [StructLayout(LayoutKind.Sequential)]
    private struct Screen
    {
        public short Columns, Rows, CursorColumn, CursorRow;
        public ushort Attributes;
        public short Left, Top, Right, Bottom;
        public short LargestColumns, LargestRows;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMode(SafeFileHandle console, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetMode(SafeFileHandle console, uint mode);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleScreenBufferInfo")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetScreen(SafeFileHandle console, out Screen screen);

    [LibraryImport("kernel32", EntryPoint = "WriteConsoleW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WriteConsole(SafeFileHandle console, string text, uint length, out uint written, nint reserved);
}
