using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest verify NAME</c>: checks every line of every file.</summary>
internal static class VerifyCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var command = new Command("verify", "Checks every line of every session file: says what is damaged and what it costs. Exit code 0: sound; 1: damaged. Nothing is changed.") { name };
        command.SetAction(parsed =>
        {
            var found = ExperimentVerify.Verify(globals.Disk, globals.Root(parsed), parsed.GetValue(name)!);
            if (parsed.GetValue(globals.Json))
                WriteJson(globals, found);
            else
                Write(new Screen(globals.Console), found);
            return (int)(found.IsSound ? ExitCode.Done : ExitCode.Bad);
        });
        return command;
    }

    private static void Write(Screen screen, ExperimentVerification found)
    {
        screen.Line(Printable.Line($"{found.Name}: {(found.IsSound ? "sound" : "damaged")}, {FigureText.Count(found.Lines, "line")} in {FigureText.Count(found.Sessions, "session file")}, {FigureText.Count(found.Values, "large value")}"));
        foreach (var damage in found.Damage)
        {
            screen.Block(damage.Damage.ToString());
            screen.Line("  " + Cost(damage));
        }

        foreach (var unreadable in found.Unreadable)
            screen.Block(unreadable);
        foreach (var value in found.DamagedValues)
            screen.Line(Printable.Line($"a large value of {string.Join(", ", value.NamedBy)}: {value.What}"));
        ConflictText.Write(screen, found.Conflicts);
        Names(screen, "left half written by a crash, may be deleted", found.Partials);
        Names(screen, "named by no session, harms nothing", found.UnusedValues);
        Names(screen, "not EvalTest's", found.Strangers);
        if (found.Writers.Count > 0)
            screen.Line("A process is writing it now: its last line may be one that is being written.");
    }

    private static void Names(Screen screen, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            screen.Line(Printable.Line($"{what}: {string.Join(", ", names)}"));
    }

    private static string Cost(VerifiedDamage damage)
    {
        var sample = damage.Sample is { } known ? Printable.Line($"{known.Eval} {new Model.SampleKey(known.Variant, known.Id, known.Trial).Name}") : "its sample";
        var vanished = damage.Vanished > 0 ? $" {FigureText.Count(damage.Vanished, "line")} before it left no trace." : "";
        return (damage.Cost switch
        {
            DamageCost.Nothing => "costs nothing",
            DamageCost.RunsAgain => $"{sample} runs again",
            DamageCost.AnotherCounts => $"another result of {sample} counts",
            _ => "what it costs cannot be told from what is left",
        }) + "." + vanished;
    }

    private static void WriteJson(GlobalOptions globals, ExperimentVerification found) => JsonDocumentWriter.Write(globals.Console.Out, "evaltest-verify/1", json =>
    {
        json.WriteString("name", found.Name);
        json.WriteBoolean("sound", found.IsSound);
        json.WriteNumber("sessions", found.Sessions);
        json.WriteNumber("lines", found.Lines);
        json.WriteNumber("values", found.Values);
        json.WriteStartArray("damage");
        foreach (var damage in found.Damage)
        {
            json.WriteStartObject();
            json.WriteString("file", damage.Damage.Path);
            json.WriteNumber("line", damage.Damage.Line);
            json.WriteString("kind", damage.Damage.Kind.ToString().ToLowerInvariant());
            json.WriteString("what", damage.Damage.What);
            json.WriteBoolean("normal", damage.Damage.Normal);
            json.WriteString("cost", damage.Cost.ToString().ToLowerInvariant());
            if (damage.Sample is { } sample)
            {
                json.WriteString("eval", sample.Eval);
                json.WriteString("variant", sample.Variant);
                json.WriteString("sample", sample.Id);
                json.WriteNumber("trial", sample.Trial);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteTexts(json, "unreadable", found.Unreadable);
        JsonReport.WriteTexts(json, "damagedValues", [.. found.DamagedValues.Select(v => v.What)]);
        JsonReport.WriteTexts(json, "partials", found.Partials);
        JsonReport.WriteTexts(json, "unusedValues", found.UnusedValues);
        JsonReport.WriteTexts(json, "strangers", found.Strangers);
        ConflictText.Write(json, found.Conflicts);
    });
}
