using System.CommandLine;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Doctor;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest doctor</c>: whether runs can work here, and how to mend what cannot.</summary>
internal static class DoctorCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var command = new Command("doctor", "Looks at everything that runs rest on: versions, rights, locks, space, clock, file system, every experiment. Exit code 1: something is bad.");
        command.SetAction(parsed =>
        {
            var findings = new Examination(globals.Disk, globals.Root(parsed), globals.Console.Clock).Findings().ToList();
            if (parsed.GetValue(globals.Json))
                WriteJson(globals, findings);
            else
                Write(new Screen(globals.Console), findings);
            return (int)(findings.Exists(f => f.Health == Health.Bad) ? ExitCode.Bad : ExitCode.Done);
        });
        return command;
    }

    private static void Write(Screen screen, List<Finding> findings)
    {
        screen.Table(["", "check", "found"], findings.Select(IReadOnlyList<Cell> (f) =>
        [
            f.Health switch { Health.Good => Cell.Good("ok"), Health.Notice => Cell.Notice("note"), _ => Cell.Bad("BAD") },
            f.Check,
            f.Remedy.Length == 0 ? f.Text : $"{f.Text}. {f.Remedy}",
        ]));
        var bad = findings.Count(f => f.Health == Health.Bad);
        screen.Line(bad == 0 ? "Runs can work here." : $"{Figures.FigureText.Count(bad, "thing")} to mend.");
    }

    private static void WriteJson(GlobalOptions globals, List<Finding> findings) => JsonDocumentWriter.Write(globals.Console.Out, "evaltest-doctor/1", json =>
    {
        json.WriteBoolean("healthy", !findings.Exists(f => f.Health == Health.Bad));
        json.WriteStartArray("checks");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteString("health", finding.Health.ToString().ToLowerInvariant());
            json.WriteString("found", finding.Text);
            json.WriteString("remedy", finding.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
