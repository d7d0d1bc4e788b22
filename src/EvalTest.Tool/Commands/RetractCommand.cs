using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest retract NAME</c>: forgets results, so that they run again.</summary>
internal static class RetractCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var errors = new Option<bool>("--errors") { Description = "Errors and time-outs only." };
        var failed = new Option<bool>("--failed") { Description = "Errors, time-outs and bad verdicts; figures of what then runs again are marked as chosen." };
        var eval = new Option<string?>("--eval") { Description = "Only of this eval; * and ? match.", HelpName = "ID" };
        var sample = new Option<string?>("--sample") { Description = "Only of samples whose id matches.", HelpName = "GLOB" };
        var keep = new Option<int?>("--keep-first") { Description = "Keep the first N completed samples of each eval, in the order of the dataset.", HelpName = "N" };
        var after = new Option<string?>("--after-session") { Description = "Only what was recorded after this session.", HelpName = "ID" };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be forgotten." };
        var command = new Command("retract", "Forgets results, so that they run again. It says so in a session file of its own; nothing is removed from any file.") { name, errors, failed, eval, sample, keep, after, dry };
        command.SetAction(async (parsed, _) =>
        {
            var query = new RetractQuery
            {
                Errors = parsed.GetValue(errors),
                Failed = parsed.GetValue(failed),
                Eval = parsed.GetValue(eval),
                Sample = parsed.GetValue(sample),
                KeepFirst = parsed.GetValue(keep),
                AfterSession = parsed.GetValue(after),
            };
            var retracted = await ExperimentRetract.RetractAsync(globals.Disk, globals.Root(parsed), parsed.GetValue(name)!, query, parsed.GetValue(dry), globals.Console.Clock).ConfigureAwait(false);
            if (parsed.GetValue(globals.Json))
                WriteJson(globals, retracted);
            else
                Write(new Screen(globals.Console), retracted);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(Screen screen, RetractedExperiment retracted)
    {
        var verb = retracted.IsDryRun ? "would forget" : "forgot";
        foreach (var eval in retracted.Evals)
            screen.Line(Printable.Line($"{verb} {FigureText.Count(eval.Count, "result")} of {eval.Eval}{(eval.Variant.Length == 0 ? "" : $"({eval.Variant})")}: {FigureText.Count(eval.Completed)} completed, {FigureText.Count(eval.Errors, "error")}, {FigureText.Count(eval.Skipped)} skipped"));
        screen.Line(retracted.Count == 0 ? "Nothing recorded is meant; nothing was forgotten."
            : retracted.IsDryRun ? "Nothing was written."
            : Printable.Line($"run them again with: dotnet test --experiment {retracted.Name}"));
    }

    private static void WriteJson(GlobalOptions globals, RetractedExperiment retracted) => JsonDocumentWriter.Write(globals.Console.Out, "evaltest-retract/1", json =>
    {
        json.WriteString("name", retracted.Name);
        json.WriteBoolean("dryRun", retracted.IsDryRun);
        json.WriteNumber("forgotten", retracted.Count);
        json.WriteStartArray("evals");
        foreach (var eval in retracted.Evals)
        {
            json.WriteStartObject();
            json.WriteString("assembly", eval.Assembly);
            json.WriteString("eval", eval.Eval);
            json.WriteString("variant", eval.Variant);
            json.WriteNumber("completed", eval.Completed);
            json.WriteNumber("errors", eval.Errors);
            json.WriteNumber("skipped", eval.Skipped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
