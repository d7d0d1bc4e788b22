using System.CommandLine;
using System.Text;
using EvalTest.Report.Building;
using EvalTest.Report.Rendering;
using EvalTest.Reporting;
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
        var command = new Command("report", "Writes an experiment as one HTML page: figures with intervals, plots, gates, failing samples. It needs no network and no other file.") { name, html };
        command.SetAction(async (parsed, _) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(html)!, globals.Console.CurrentDirectory);
            using var experiment = globals.Experiment(parsed, parsed.GetValue(name)!);
            await WholeFile.WriteAsync(path, async output =>
            {
                var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                await using (text.ConfigureAwait(false))
                    await HtmlReport.WriteAsync(ReportViews.Of(experiment), text).ConfigureAwait(false);
            }).ConfigureAwait(false);
            if (parsed.GetValue(globals.Json))
                JsonDocumentWriter.Write(globals.Console.Out, "evaltest-report-file/1", json => json.WriteString("file", path));
            else
                new Screen(globals.Console).Line(Printable.Line($"wrote {path}"));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
