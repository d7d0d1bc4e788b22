namespace EvalTest.Running;

/// <summary>Finds where a person may be looking.</summary>
internal static class Terminals
{
    /// <summary>The terminal for a live line; null where there is none, or none is wanted.</summary>
    public static ITerminal? Open(TerminalEnvironment environment)
    {
        if (!environment.AllowsLiveLine)
            return null;

        return OperatingSystem.IsWindows() ? WindowsTerminal.Open() : UnixTerminal.Open(!Console.IsErrorRedirected);
    }

    /// <summary>Standard error itself: a test framework may have replaced <see cref="Console.Error"/> to capture it.</summary>
    public static TextWriter OpenLog() => new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
}
