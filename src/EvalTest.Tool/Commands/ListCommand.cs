using System.CommandLine;
using EvalTest.Sessions;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest list [PATTERN]</c>: every experiment on a line.</summary>
internal static class ListCommand
{
    private static readonly string[] sorts = ["updated", "name", "status", "errors"];

    public static Command Create(GlobalOptions globals)
    {
        var pattern = new Argument<string?>("PATTERN") { Description = "Only experiments whose name matches: * any text, ? one character.", Arity = ArgumentArity.ZeroOrOne };
        var status = new Option<string?>("--status") { Description = "Only those of this status." };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<ExperimentStatus>().Select(StatusText.Name)]);
        var sort = new Option<string>("--sort") { Description = "By what: updated (the newest first), name, status or errors.", DefaultValueFactory = _ => sorts[0] };
        sort.AcceptOnlyFromAmong(sorts);
        var command = new Command("list", "Lists the experiments: how far each has come, its errors and its result.") { pattern, status, sort };
        command.SetAction((parsed, cancellation) =>
        {
            var store = globals.Store(parsed);
            var asJson = parsed.GetValue(globals.Json);
            var filter = new SampleFilter(parsed.GetValue(pattern));
            var all = store.Names().Where(filter.Matches).AsParallel().AsOrdered().WithCancellation(cancellation).Select(name => ListedExperiment.Read(store, name, asJson)).OfType<ListedExperiment>();
            var shown = all.AsEnumerable().Where(e => parsed.GetValue(status) is not { } wanted || wanted == e.Status);
            Write(globals, parsed, store, [.. Sorted(shown, parsed.GetValue(sort)!)]);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static IEnumerable<ListedExperiment> Sorted(IEnumerable<ListedExperiment> experiments, string by) => by switch
    {
        "name" => experiments,
        "status" => experiments.OrderBy(e => e.Status, StringComparer.Ordinal),
        "errors" => experiments.OrderByDescending(e => e.Errors),
        _ => experiments.OrderByDescending(e => e.Updated),
    };

    private static void Write(GlobalOptions globals, ParseResult parsed, FileExperimentStore store, IReadOnlyList<ListedExperiment> experiments)
    {
        if (parsed.GetValue(globals.Json))
        {
            JsonDocumentWriter.Write(globals.Console.Out, "evaltest-list/1", json =>
            {
                json.WriteString("directory", store.Place);
                json.WriteStartArray("experiments");
                foreach (var experiment in experiments)
                    json.WriteRawValue(experiment.Json, skipInputValidation: true);
                json.WriteEndArray();
            });
            return;
        }

        var screen = new Screen(globals.Console);
        if (experiments.Count == 0)
            screen.Line($"No experiments in {store.Place}. Run one with: dotnet test --experiment NAME");
        else
            screen.Table(["experiment", "status", "#completed", "#errors", "result", "#duration", "updated"], experiments.Select(e => e.Cells));
    }
}
