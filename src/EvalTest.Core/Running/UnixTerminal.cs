using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Running;

/// <summary>
/// A terminal of Linux or macOS through a descriptor of its own. Three things must never happen, so none is left to the kernel's defaults:
/// a write that waits (a person pressed Ctrl+S): the descriptor does not block;
/// a write that suspends the process (it is in the background and the terminal says <c>tostop</c>): the turn is asked for first, and the
/// signal is blocked around the write;
/// becoming the owner of a terminal by opening it: <c>O_NOCTTY</c>.
/// </summary>
internal sealed class UnixTerminal : ITerminal
{
    private const int DefaultWidth = 80;
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(50);
    private readonly SafeFileHandle handle;
    // Asked while the command that the shell started still lives: it may be gone when the last word is said.
    private readonly int? shell = UnixNative.StartersGroup;

    private UnixTerminal(SafeFileHandle handle) => this.handle = handle;

    public int Width => UnixNative.TerminalWidth(handle) ?? DefaultWidth;

    public TerminalTurn Turn
    {
        get
        {
            var foreground = UnixNative.ForegroundGroup(handle);
            // Not our controlling terminal: it has no job control over us.
            if (foreground is null || foreground == UnixNative.OwnGroup)
                return TerminalTurn.Ours;

            // A shell that waits for a command is in the foreground itself: the one that started us, or the first of the session.
            var isPrompt = foreground == shell || foreground == UnixNative.Session;
            return isPrompt && !UnixNative.StopsBackgroundOutput(handle) ? TerminalTurn.Prompt : TerminalTurn.Others;
        }
    }

    /// <summary>Opens the terminal that a person sees: standard error's own, else the one that controls the process. Null if there is none.</summary>
    /// <param name="isErrorTerminal">Standard error is one.</param>
    public static UnixTerminal? Open(bool isErrorTerminal)
    {
        // Opened anew, not used as it is: descriptor 2 is shared with the shell, which would not like it made non-blocking.
        string[] paths = isErrorTerminal && OperatingSystem.IsLinux() ? ["/dev/fd/2", "/dev/tty"] : ["/dev/tty"];
        foreach (var path in paths)
        {
            if (UnixNative.OpenTerminal(path) is { } handle)
                return new UnixTerminal(handle);
        }

        return null;
    }

    public void Write(string text)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        while (!rest.IsEmpty)
        {
            var written = UnixNative.WriteUnsuspended(handle, rest);
            if (written > 0)
                rest = rest[written..];
            else if (!UnixNative.WaitWritable(handle, patience))
                return;
        }
    }

    public void Dispose() => handle.Dispose();
}
