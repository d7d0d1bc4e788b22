using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest merge A B --into C</c>: the union of what several experiments hold.</summary>
internal static class MergeCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Experiments by name; or folders of experiments elsewhere, as paths that begin with . or / (or a drive).", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = "The experiment that holds all then; a new one, or one that files are added to.", Required = true, HelpName = "NAME" };
        var command = new Command("merge", "Makes one experiment of the results of several: of shards, or of machines. The sources stay as they are.") { sources, into };
        command.SetAction(parsed =>
        {
            var merged = ExperimentMerge.Merge(globals.Disk, globals.Root(parsed), [.. parsed.GetValue(sources)!.Select(s => Source(s, globals.Console.CurrentDirectory))], parsed.GetValue(into)!);
            if (parsed.GetValue(globals.Json))
                WriteJson(globals, merged);
            else
                Write(new Screen(globals.Console), merged);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static MergeSource Source(string text, string here) =>
        text.StartsWith('.') || Path.IsPathRooted(text) ? MergeSource.At(Path.GetFullPath(text, here)) : MergeSource.Named(text);

    private static void Write(Screen screen, MergedExperiment merged)
    {
        screen.Line(Printable.Line($"{(merged.IsNew ? "made" : "added to")} {merged.Name}: {FigureText.Count(merged.Sessions.Count, "session file")}, {FigureText.Count(merged.Values, "large value")}; {FigureText.Count(merged.Skipped.Count)} there already"));
        foreach (var value in merged.DamagedValues)
            screen.Line(Printable.Line($"left out, it does not hold what its name says: {value}"));
        ConflictText.Write(screen, merged.Conflicts);
    }

    private static void WriteJson(GlobalOptions globals, MergedExperiment merged) => JsonDocumentWriter.Write(globals.Console.Out, "evaltest-merge/1", json =>
    {
        json.WriteString("name", merged.Name);
        json.WriteString("path", merged.Path);
        json.WriteBoolean("new", merged.IsNew);
        json.WriteNumber("sessions", merged.Sessions.Count);
        json.WriteNumber("values", merged.Values);
        json.WriteNumber("alreadyThere", merged.Skipped.Count);
        JsonReport.WriteTexts(json, "damagedValues", merged.DamagedValues);
        ConflictText.Write(json, merged.Conflicts);
    });
}
