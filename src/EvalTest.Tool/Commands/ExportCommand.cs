using System.CommandLine;
using EvalTest.Reporting;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest export NAME --format …</c>: an experiment in the form that another program reads.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, Action<RecordedExperiment, Stream>> formats = new()
    {
        ["jsonl"] = JsonLinesReport.Write,
        ["csv"] = CsvReport.Write,
        ["json"] = JsonReport.Write,
        ["md"] = (experiment, output) => output.Write(System.Text.Encoding.UTF8.GetBytes(MarkdownReport.Write(experiment))),
        ["junit"] = (experiment, output) => JUnitReport.Write(experiment, JUnitDetail.Samples, output),
        ["junit-evals"] = (experiment, output) => JUnitReport.Write(experiment, JUnitDetail.Evals, output),
    };

    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var format = new Option<string>("--format", "-f") { Description = "jsonl, csv: every sample; json: figures and failing samples; md: for a pull request's comment; junit: every sample as a test case; junit-evals: every eval as one.", Required = true };
        format.AcceptOnlyFromAmong([.. formats.Keys]);
        var file = new Option<string?>("--output", "-o") { Description = "A file, which is replaced as a whole; else standard output.", HelpName = "FILE" };
        var command = new Command("export", "Writes an experiment as JSON Lines, CSV, JSON, Markdown or JUnit XML.") { name, format, file };
        command.SetAction(async (parsed, _) =>
        {
            using var experiment = globals.Experiment(parsed, parsed.GetValue(name)!);
            var write = formats[parsed.GetValue(format)!];
            if (parsed.GetValue(file) is { } path)
                await WholeFile.WriteAsync(Path.GetFullPath(path, globals.Console.CurrentDirectory), output => Task.Run(() => write(experiment, output), CancellationToken.None)).ConfigureAwait(false);
            else
                write(experiment, globals.Console.Bytes);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
