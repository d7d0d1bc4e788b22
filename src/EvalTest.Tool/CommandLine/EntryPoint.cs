namespace EvalTest.Tool.CommandLine;

/// <summary>Where the process begins.</summary>
internal static class EntryPoint
{
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
        if (await Task.WhenAny(command, console.Grace.AfterAsync(interrupted.Token)).ConfigureAwait(false) == command)
            return await command.ConfigureAwait(false);

        // It reads a large file, or waits for a disk that does not answer.
        await console.Error.WriteLineAsync(ToolProgram.InterruptedText).ConfigureAwait(false);
        return (int)ExitCode.Interrupted;
    }
}
