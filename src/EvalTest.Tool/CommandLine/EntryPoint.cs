namespace EvalTest.Tool.CommandLine;

/// <summary>Where the process begins.</summary>
internal static class EntryPoint
{
    // Longer than any command takes that looks at the signal.
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(1);

    public static async Task<int> Main(string[] arguments)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first one ends the command in good order; the second one the process.
            e.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        };
        var console = ToolConsole.OfProcess();
        var command = Task.Run(() => ToolProgram.RunAsync(arguments, console, interrupted.Token));
        if (await Task.WhenAny(command, GraceAsync(interrupted.Token)).ConfigureAwait(false) == command)
            return await command.ConfigureAwait(false);

        // It reads a large file, or waits for a disk that does not answer. Each command may be cut off anywhere.
        await console.Error.WriteLineAsync(ToolProgram.InterruptedText).ConfigureAwait(false);
        return (int)ExitCode.Interrupted;
    }

    private static async Task GraceAsync(CancellationToken interrupted)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(grace, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
    }
}
