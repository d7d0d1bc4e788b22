using System.CommandLine;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;
using EvalTest.Tool.Starting;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest init [FOLDER]</c>: a first eval that runs.</summary>
internal static class InitCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Where: a new folder, or that of a test project. Default: here.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("init", "Writes a first eval and a dataset into a new or an existing test project. Nothing that is there is overwritten.") { folder };
        command.SetAction(parsed =>
        {
            var where = Path.GetFullPath(parsed.GetValue(folder) ?? ".", globals.Console.CurrentDirectory);
            var plan = new Starter(where).Plan();
            foreach (var (path, text) in plan.Files)
                Write(path, text);
            if (parsed.GetValue(globals.Json))
                WriteJson(globals, plan);
            else
                Say(new Screen(globals.Console), plan, where == globals.Console.CurrentDirectory ? null : Path.GetRelativePath(globals.Console.CurrentDirectory, where));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whoever made it since the plan was made keeps it.
        using var file = new FileStream(path, FileMode.CreateNew);
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }

    private static void Say(Screen screen, StartPlan plan, string? folder)
    {
        foreach (var path in plan.Files.Keys)
            screen.Line($"wrote {Printable.Line(path)}");
        var steps = plan.Advice.Concat(folder is null ? [] : [$"cd {folder}"]).Append("dotnet test --experiment first").Append("evaltest show first");
        screen.Line("now:");
        foreach (var step in steps)
            screen.Line($"  {Printable.Line(step)}");
    }

    private static void WriteJson(GlobalOptions globals, StartPlan plan) => JsonDocumentWriter.Write(globals.Console.Out, "evaltest-init/1", json =>
    {
        JsonReport.WriteTexts(json, "written", plan.Files.Keys);
        JsonReport.WriteTexts(json, "left", plan.Advice);
    });
}
