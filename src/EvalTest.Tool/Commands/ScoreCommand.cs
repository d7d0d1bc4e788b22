using System.CommandLine;
using System.Globalization;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest score NAME SAMPLE accuracy=1</c>: scores that a person gives in place of the recorded ones.</summary>
internal static class ScoreCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var review = new ReviewOptions(globals);
        var scores = new Argument<string[]>("SCORE=VALUE") { Description = "The scores that count from now on, as accuracy=1.", Arity = ArgumentArity.OneOrMore };
        var reason = new Option<string?>("--reason") { Description = "Why.", HelpName = "TEXT" };
        var pass = new Option<bool>("--pass") { Description = "These scores are good. Without --pass and --fail, 1 is good and 0 bad of a score that is 1 where it passes and 0 where it fails." };
        var fail = new Option<bool>("--fail") { Description = "These scores are bad." };
        var isNew = new Option<bool>("--new") { Description = "Also scores that the eval does not have." };
        var command = new Command("score", "Gives the result of a sample other scores, with author and time. They count in all figures until the sample runs again; what is recorded stays beside them.") { reason, pass, fail, isNew };
        review.AddTo(command);
        command.Arguments.Add(scores);
        command.Validators.Add(result =>
        {
            var given = result.GetValue(scores) ?? [];
            foreach (var wrong in given.Where(g => Parse(g) is null))
                result.AddError($"\"{wrong}\" is no score: write its name and a finite number, as accuracy=1 or accuracy=0.25.");
            foreach (var twice in given.Select(Parse).OfType<KeyValuePair<string, double>>().GroupBy(s => s.Key).Where(g => g.Count() > 1))
                result.AddError($"The score \"{twice.Key}\" is given {twice.Count()} times: give it once.");
            if (result.GetValue(pass) && result.GetValue(fail))
                result.AddError("--pass and --fail contradict each other: give one of them, and scores of the other kind by a command of their own.");
        });
        command.SetAction((parsed, cancellation) => review.WriteAsync(
            parsed,
            request => request with
            {
                Scores = [.. parsed.GetValue(scores)!.Select(Parse).OfType<KeyValuePair<string, double>>()],
                Reason = parsed.GetValue(reason),
                Passed = parsed.GetValue(pass) ? true : parsed.GetValue(fail) ? false : null,
                AllowNewScores = parsed.GetValue(isNew),
            },
            cancellation));
        return command;
    }

    // By the last sign, because a name may hold one.
    private static KeyValuePair<string, double>? Parse(string given) =>
        given.LastIndexOf('=') is > 0 and var sign && !string.IsNullOrWhiteSpace(given[..sign])
        && double.TryParse(given[(sign + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? KeyValuePair.Create(given[..sign], value)
            : null;
}
