using System.CommandLine;
using System.Text;
using EvalTest.Comparing;
using EvalTest.Report.Building;
using EvalTest.Report.Rendering;
using EvalTest.Reporting;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest report NAME --html FILE</c>: one page that needs nothing else.</summary>
internal static class ReportCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var html = new Option<string>("--html") { Description = "The page, which is replaced as a whole.", Required = true, HelpName = "FILE" };
        var others = new Option<string[]>("--compare") { Description = "Also these experiments, compared with it sample by sample.", HelpName = "NAME" };
        var variants = new Option<bool>("--by-variant") { Description = "Also the variants of each eval, compared with each other." };
        var command = new Command("report", "Writes an experiment as one HTML page: figures with intervals, plots, gates, failing samples. It needs no network and no other file.") { name, html, others, variants };
        command.SetAction(async (parsed, _) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(html)!, globals.Console.CurrentDirectory);
            using var experiment = globals.Experiment(parsed, parsed.GetValue(name)!);
            var compared = (parsed.GetValue(others) ?? []).Select(other => globals.Experiment(parsed, other)).ToList();
            try
            {
                await WriteAsync(path, experiment, compared, parsed.GetValue(variants)).ConfigureAwait(false);
            }
            finally
            {
                compared.ForEach(e => e.Dispose());
            }

            if (parsed.GetValue(globals.Json))
                JsonDocumentWriter.Write(globals.Console.Out, "evaltest-report-file/1", json => json.WriteString("file", path));
            else
                new Screen(globals.Console).Line(Printable.Line($"wrote {path}"));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Task WriteAsync(string path, RecordedExperiment experiment, List<RecordedExperiment> others, bool byVariant)
    {
        var comparison = others.Count > 0 ? Comparison.Of([.. others, experiment], new ComparisonOptions { AllPairs = others.Count > 1 })
            : byVariant ? Comparison.Of([experiment], new ComparisonOptions { By = ComparedBy.Variant, AllPairs = true })
            : null;
        var view = ReportViews.Of(experiment, comparison: comparison);
        return WholeFile.WriteAsync(path, async output =>
        {
            var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await using (text.ConfigureAwait(false))
                await HtmlReport.WriteAsync(view, text).ConfigureAwait(false);
        });
    }
}
