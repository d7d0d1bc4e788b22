using System.Runtime.InteropServices;

namespace EvalTest.TestKit;

/// <summary>Sends signals.</summary>
internal static partial class SignalSender
{
    /// <summary>Sends a signal; a process that is already gone is no fault.</summary>
    public static void Send(int processId, Signal signal)
    {
        const int noSuchProcess = 3;
        if (Kill(processId, (int)signal) != 0 && Marshal.GetLastPInvokeError() is var errno and not noSuchProcess)
            throw new ChildProcessException($"kill({processId}, {signal}) failed with errno {errno}.");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
