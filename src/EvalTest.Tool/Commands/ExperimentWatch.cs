using EvalTest.Figures;
using EvalTest.Reporting;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>
/// Follows an experiment while a process writes it, from its files alone, also under a new name. On a terminal the line is drawn over, elsewhere
/// each change is a line.
/// </summary>
/// <param name="open">Reads the experiment of a name as it is now.</param>
/// <param name="renamed">What the experiment is called now that holds a session file; null where it is gone.</param>
/// <param name="console">Where to.</param>
internal sealed class ExperimentWatch(Func<string, RecordedExperiment> open, Func<string, string?> renamed, ToolConsole console)
{
    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(1);

    private string? session;

    /// <param name="name">Of the experiment.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Its name at the end.</returns>
    public async Task<string> FollowAsync(string name, CancellationToken cancellation)
    {
        var last = "";
        while (true)
        {
            var begun = console.Clock.GetTimestamp();
            ExperimentStatus status;
            using (var experiment = Open(name))
            {
                (name, status, session) = (experiment.Name, experiment.Status, experiment.Sessions is [var first, ..] ? first.Name : session);
                var line = LineOf(experiment);
                if (line != last)
                    await console.Out.WriteAsync(console.IsTerminal ? $"\r{TerminalText.CutEnd(line, console.Width - 1)}\u001b[K" : line + "\n").ConfigureAwait(false);
                last = line;
            }

            await console.Out.FlushAsync(cancellation).ConfigureAwait(false);
            if (status != ExperimentStatus.Running)
                break;

            // Reading a large experiment takes a while; it must not take a core from the run.
            var pause = console.Clock.GetElapsedTime(begun) * 5;
            await Task.Delay(pause > shortest ? pause : shortest, console.Clock, cancellation).ConfigureAwait(false);
        }

        await console.Out.WriteAsync(console.IsTerminal ? "\n\n" : "\n").ConfigureAwait(false);
        return name;
    }

    private RecordedExperiment Open(string name)
    {
        try
        {
            return open(name);
        }
        catch (ToolException e) when (e.Code == ExitCode.NotFound && session is not null)
        {
            if (renamed(session) is not { } newName)
                throw;
            return open(newName);
        }
    }

    private static string LineOf(RecordedExperiment experiment)
    {
        var (completed, total) = ExperimentJson.Counts(experiment);
        var errors = experiment.Evals.Sum(e => e.Summary.Errors + e.Summary.Timeouts);
        var figure = experiment.Evals.Count == 1 ? StatusText.Figure(FigureRows.Headline(experiment.Evals[0].Summary)) : $"{FigureText.Count(experiment.Evals.Count)} evals";
        return Printable.Line($"{experiment.Name}  {StatusText.Of(experiment).Text}  {StatusText.Progress(completed, total)}  {FigureText.Count(errors, "error")}  {figure}");
    }
}
