using System.CommandLine;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest show NAME</c>: one experiment, by eval and session; its failing samples; or one sample.</summary>
internal static class ShowCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var errors = new Option<bool>("--errors") { Description = "The samples that ended in an error or a time-out." };
        var failed = new Option<bool>("--failed") { Description = "The samples whose verdict is bad." };
        var sample = new Option<string?>("--sample") { Description = "All that is recorded of the samples with this id.", HelpName = "ID" };
        var full = new Option<bool>("--full") { Description = "Shorten nothing." };
        var watch = new Option<bool>("--watch") { Description = "Follow it until nobody is running it any more." };
        var command = new Command("show", "Shows an experiment: how far it has come, its figures, its sessions, and the command that resumes it.") { name, errors, failed, sample, full, watch };
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch) && (result.GetValue(globals.Json) || result.GetValue(sample) is not null || result.GetValue(errors) || result.GetValue(failed)))
                result.AddError("--watch follows the whole experiment: it does not go with --json, --sample, --errors and --failed.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = new ShownParts(parsed.GetValue(errors), parsed.GetValue(failed), parsed.GetValue(sample), parsed.GetValue(full));
            var shown = parsed.GetValue(name)!;
            if (parsed.GetValue(watch))
                shown = await new ExperimentWatch(n => globals.Experiment(parsed, n), session => RenamedExperiment.Find(globals.Disk, globals.Store(parsed), session), globals.Console).FollowAsync(shown, cancellation).ConfigureAwait(false);
            using var experiment = globals.Experiment(parsed, shown);
            if (asked.Sample is { } id && !experiment.Evals.Any(e => e.Find(id).Any()))
                throw new ToolException(ExitCode.NotFound, $"The experiment \"{experiment.Name}\" has no result of a sample \"{id}\". evaltest export {experiment.Name} --format csv lists the ids that there are.");

            if (parsed.GetValue(globals.Json))
                ShownJson.Write(globals.Console.Out, experiment, asked);
            else
                new ShownText(new Screen(globals.Console), experiment, asked).Write();
            return (int)ExitCode.Done;
        });
        return command;
    }
}
