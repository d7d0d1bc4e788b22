using System.CommandLine;
using EvalTest.Model;
using EvalTest.Reporting;
using EvalTest.Storage;
using EvalTest.Tool.Commands;

namespace EvalTest.Tool.CommandLine;

/// <summary>From the words on the command line to an exit code. Every fault becomes a message of what, where and what to do.</summary>
internal static class ToolProgram
{
    public const string InterruptedText = "Interrupted. What was done until then stands.";

    // A name that begins with @ is a wrong name, not a file whose lines are words of the command line.
    private static readonly ParserConfiguration syntax = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellation)
    {
        var globals = new GlobalOptions(console);
        var parsed = Root(globals).Parse(arguments, syntax);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await console.Error.WriteLineAsync(Printable.Line(error.Message)).ConfigureAwait(false);
            await console.Error.WriteLineAsync($"Nothing was done. Look at: {Help(parsed)}").ConfigureAwait(false);
            return (int)ExitCode.WrongCommandLine;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return (int)await ReportAsync(e, console, parsed.GetValue(globals.Verbose), cancellation).ConfigureAwait(false);
        }
        finally
        {
            await console.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public static RootCommand Root(GlobalOptions globals)
    {
        var root = new RootCommand("Lists, shows, compares, judges and tends to the experiments that EvalTest recorded.");
        globals.AddTo(root);
        foreach (var command in CommandTable.All(globals))
            root.Subcommands.Add(command);
        return root;
    }

    private static string Help(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command is RootCommand ? "evaltest --help" : $"evaltest {command.Name} --help";
    }

    // Also where it is told in other words. A link or a file in the way is a matter of the rules, not of the disk.
    private static bool IsOfDisk(Exception? fault) => fault is StorageException disk ? disk.Fault != StorageFault.WrongKind : fault is not null && IsOfDisk(fault.InnerException);

    private static async Task<ExitCode> ReportAsync(Exception fault, ToolConsole console, bool verbose, CancellationToken cancellation)
    {
        var (code, text) = fault switch
        {
            OperationCanceledException when cancellation.IsCancellationRequested => (ExitCode.Interrupted, InterruptedText),
            ToolException e => (e.Code, e.Message),
            EvalTestException e when IsOfDisk(e) => (ExitCode.Storage, e.Message),
            ExperimentMissingException e => (ExitCode.NotFound, e.Message),
            ExperimentBusyException e => (ExitCode.Busy, e.Message),
            EvalTestException e => (ExitCode.Refused, e.Message),
            IOException or UnauthorizedAccessException => (ExitCode.Storage, fault.Message),
            _ => (ExitCode.Fault, $"A fault of evaltest itself: {fault.GetType().Name}: {fault.Message} Please report it with what --verbose shows."),
        };
        await console.Error.WriteLineAsync(Printable.Block(verbose ? $"{text}\n{fault}" : text)).ConfigureAwait(false);
        return code;
    }
}
