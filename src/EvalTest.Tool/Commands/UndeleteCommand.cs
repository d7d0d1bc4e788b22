using System.CommandLine;
using EvalTest.Operations;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest undelete [NAME]</c>: brings back from the trash, or lists it.</summary>
internal static class UndeleteCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = new Argument<string?>("NAME") { Description = "The experiment; without it, what is in the trash is listed.", Arity = ArgumentArity.ZeroOrOne };
        var id = new Option<string?>("--id") { Description = "Which deletion, of several of one name. Default: the last.", HelpName = "ID" };
        var command = new Command("undelete", "Brings a deleted experiment back from the trash.") { name, id };
        command.SetAction(parsed =>
        {
            var root = globals.Root(parsed);
            if (parsed.GetValue(name) is { } wanted)
                TrashText.Write(globals, parsed, "evaltest-undelete/1", [Trash.Undelete(globals.Disk, root, wanted, parsed.GetValue(id))], one => $"brought back {one.Name}");
            else
                TrashText.List(globals, parsed, Trash.List(globals.Disk, root));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
