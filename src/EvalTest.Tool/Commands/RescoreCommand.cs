using System.CommandLine;
using System.Diagnostics;
using EvalTest.Model;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest rescore NAME --into NEW</c>: the test project scores recorded outputs again, without calling the model.</summary>
internal static class RescoreCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var into = new Option<string>("--into") { Description = "The experiment that gets the new scores; the original stays as it is.", Required = true, HelpName = "NEW" };
        var rest = new Argument<string[]>("ARGUMENT") { Description = "What else dotnet test gets, after --, as in -- --project tests/MyEvals", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("rescore", "Runs the outputs that an experiment recorded through the scorers as they are now: dotnet test --experiment NEW --eval-rescore NAME, in this folder. Exit code 0: the evals pass; 1: they do not.") { name, into, rest };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (from, to) = (parsed.GetValue(name)!, parsed.GetValue(into)!);
            if (!ExperimentName.IsValid(to))
                throw new EvalTestException($"The experiment \"{to}\" is refused: give {ExperimentName.Rule}.");
            globals.Experiment(parsed, from).Dispose();
            return (int)await RunAsync(globals, globals.Root(parsed), ["test", "--experiment", to, "--eval-rescore", from, .. parsed.GetValue(rest)!], cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(GlobalOptions globals, string root, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await globals.Console.Error.WriteLineAsync($"dotnet {string.Join(' ', arguments)}").ConfigureAwait(false);
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = globals.Console.CurrentDirectory };
        // By the environment, because dotnet test takes --eval-dir only of a folder that exists for one of its own options.
        start.Environment["EVALTEST_DIR"] = root;
        globals.Console.Grace.WaitForEnd();
        using var process = Process.Start(start) ?? throw new UnreachableException();
        // Ctrl+C reaches the child by itself, which drains; it is waited for.
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : process.ExitCode == 0 ? ExitCode.Done : ExitCode.Bad;
    }
}
