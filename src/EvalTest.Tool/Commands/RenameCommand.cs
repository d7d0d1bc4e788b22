using System.CommandLine;
using EvalTest.Reporting;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest rename NAME NEW</c>: also while it runs.</summary>
internal static class RenameCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var newName = new Argument<string>("NEW") { Description = "Its new name." };
        var command = new Command("rename", "Gives an experiment another name, also while it runs.") { name, newName };
        command.SetAction(parsed =>
        {
            var (from, to) = (parsed.GetValue(name)!, parsed.GetValue(newName)!);
            ExperimentRemoval.Rename(globals.Disk, globals.Root(parsed), from, to);
            if (parsed.GetValue(globals.Json))
                JsonDocumentWriter.Write(globals.Console.Out, "evaltest-rename/1", json => { json.WriteString("from", from); json.WriteString("name", to); });
            else
                new Screen(globals.Console).Line(Printable.Line($"renamed {from} to {to}; resume it with: dotnet test --experiment {to}"));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
