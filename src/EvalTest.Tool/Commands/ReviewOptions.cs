using System.CommandLine;
using EvalTest.Operations;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Commands;

/// <summary>What <c>note</c> and <c>score</c> have in common: of which result, and who says it.</summary>
internal sealed class ReviewOptions(GlobalOptions globals)
{
    private readonly Argument<string> name = globals.NameArgument();
    private readonly Argument<string> sample = new("SAMPLE") { Description = "The sample's id, as it is recorded." };
    private readonly Option<string?> eval = new("--eval") { Description = "Of this eval, where several have the sample; as Eval or Eval(model: \"a\"), * and ? match.", HelpName = "ID" };
    private readonly Option<int?> trial = new("--trial") { Description = "Of this trial, from 1, where the sample has several.", HelpName = "N" };
    private readonly Option<string?> author = new("--author") { Description = "Who says it. Default: git's user.name, else the name you are logged in with.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(name);
        command.Arguments.Add(sample);
        command.Options.Add(eval);
        command.Options.Add(trial);
        command.Options.Add(author);
        command.Validators.Add(result =>
        {
            if (result.GetValue(trial) < 1)
                result.AddError($"--trial {result.GetValue(trial)} is no trial: they are counted from 1.");
            if (result.GetValue(author) is { } given && string.IsNullOrWhiteSpace(given))
                result.AddError("--author is empty: give a name, or leave it out.");
        });
    }

    /// <summary>Writes what is said and shows what counts then.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="say">Adds what is said.</param>
    /// <param name="cancellation">Before anything is written.</param>
    public async Task<int> WriteAsync(ParseResult parsed, Func<ReviewRequest, ReviewRequest> say, CancellationToken cancellation)
    {
        var root = globals.Root(parsed);
        var request = say(new ReviewRequest
        {
            Sample = parsed.GetValue(sample)!,
            Eval = parsed.GetValue(eval),
            Trial = parsed.GetValue(trial),
            Author = parsed.GetValue(author) ?? await ReviewAuthor.OfAsync(globals.Console, cancellation).ConfigureAwait(false),
        });
        var experiment = parsed.GetValue(name)!;
        var reviewed = await ExperimentReview.WriteAsync(globals.Disk, root, experiment, request, globals.Console.Clock).ConfigureAwait(false);
        if (parsed.GetValue(globals.Json))
            ReviewOutput.WriteJson(globals.Console.Out, experiment, reviewed);
        else
            ReviewOutput.Write(new Output.Screen(globals.Console), experiment, reviewed);
        return (int)ExitCode.Done;
    }
}
