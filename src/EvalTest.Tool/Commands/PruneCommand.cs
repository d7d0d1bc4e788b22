using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Options;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest prune</c>: empties the trash.</summary>
internal static class PruneCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var older = new Option<string?>("--older-than") { Description = "Only what was deleted so long ago or longer, as in 12h or 30d.", HelpName = "TIME" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new Command("prune", "Removes what is in the trash for good.") { older, yes };
        command.SetAction(parsed =>
        {
            var age = parsed.GetValue(older) is { } text ? Age(text) : default(TimeSpan?);
            var root = globals.Root(parsed);
            var doomed = Trash.List(globals.Disk, root).Count(e => age is null || e.Deleted <= globals.Console.Clock.GetUtcNow() - age);
            if (doomed > 0)
                Question.Confirm(globals.Console, $"Remove {FigureText.Count(doomed, "deleted experiment")} for good?", parsed.GetValue(yes));
            TrashText.Write(globals, parsed, "evaltest-prune/1", Trash.Prune(globals.Disk, root, age, globals.Console.Clock), one => $"removed {one.Name}, deleted {StatusText.Time(one.Deleted)}", "The trash holds nothing to remove.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static TimeSpan Age(string text) =>
        text.EndsWith('d') && int.TryParse(text[..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days < 100_000 ? TimeSpan.FromDays(days)
        : OptionSyntax.Duration(text, TimeSpan.Zero, TimeSpan.FromDays(100_000)) is { } time ? time
        : throw new ToolException(ExitCode.WrongCommandLine, $"--older-than \"{text}\" is refused: give a time such as 90s, 15m, 12h or 30d.");
}
