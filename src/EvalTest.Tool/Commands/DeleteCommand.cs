using System.CommandLine;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest delete NAME…</c>: to the trash, after a confirmation.</summary>
internal static class DeleteCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var names = new Argument<string[]>("NAME") { Description = "The experiments.", Arity = ArgumentArity.OneOrMore };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new Command("delete", "Moves experiments to the trash, from which undelete brings them back.") { names, yes };
        command.SetAction(parsed =>
        {
            var root = globals.Root(parsed);
            var wanted = parsed.GetValue(names)!.Distinct(StringComparer.Ordinal).ToList();
            foreach (var name in wanted)
                globals.Experiment(parsed, name).Dispose();
            Question.Confirm(globals.Console, $"Delete {string.Join(", ", wanted.Select(n => $"\"{Printable.Line(n)}\""))} in {root}?", parsed.GetValue(yes));
            var deleted = wanted.ConvertAll(name => Trash.Delete(globals.Disk, root, name, globals.Console.Clock));
            TrashText.Write(globals, parsed, "evaltest-delete/1", deleted, one => $"deleted {one.Name}; bring it back with: evaltest undelete {one.Name}");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
