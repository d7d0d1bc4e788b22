using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest copy NAME NEW</c>: as it is at one moment, also while it runs.</summary>
internal static class CopyCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var newName = new Argument<string>("NEW") { Description = "What the copy is called." };
        var command = new Command("copy", "Copies an experiment as it is now, also while it runs.") { name, newName };
        command.SetAction(parsed =>
        {
            var copied = ExperimentCopy.Copy(globals.Disk, globals.Root(parsed), parsed.GetValue(name)!, parsed.GetValue(newName)!);
            if (parsed.GetValue(globals.Json))
            {
                JsonDocumentWriter.Write(globals.Console.Out, "evaltest-copy/1", json =>
                {
                    json.WriteString("from", copied.From);
                    json.WriteString("name", copied.Name);
                    json.WriteString("path", copied.Path);
                    json.WriteNumber("sessions", copied.Sessions);
                    json.WriteNumber("values", copied.Values);
                    json.WriteNumber("bytes", copied.Bytes);
                });
            }
            else
            {
                new Screen(globals.Console).Line(Printable.Line($"copied {FigureText.Count(copied.Sessions, "session file")} ({FigureText.Count(copied.Bytes, "byte")}) of {copied.From} to {copied.Name}"));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
