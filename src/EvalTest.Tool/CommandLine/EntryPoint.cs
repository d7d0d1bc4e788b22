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
        return await ToolProgram.RunAsync(arguments, ToolConsole.OfProcess(), interrupted.Token).ConfigureAwait(false);
    }
}
