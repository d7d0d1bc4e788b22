using System.CommandLine;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>What went to the trash, lies there or came out of it.</summary>
internal static class TrashText
{
    /// <summary>A line for each, or one document.</summary>
    public static void Write(GlobalOptions globals, ParseResult parsed, string schema, IReadOnlyList<TrashedExperiment> experiments, Func<TrashedExperiment, string> line, string none = "")
    {
        if (WriteJson(globals, parsed, schema, experiments))
            return;
        var screen = new Screen(globals.Console);
        foreach (var experiment in experiments)
            screen.Line(Printable.Line(line(experiment)));
        if (experiments.Count == 0 && none.Length > 0)
            screen.Line(none);
    }

    public static void List(GlobalOptions globals, ParseResult parsed, IReadOnlyList<TrashedExperiment> experiments)
    {
        if (WriteJson(globals, parsed, "evaltest-trash/1", experiments))
            return;
        var screen = new Screen(globals.Console);
        if (experiments.Count == 0)
            screen.Line("The trash is empty.");
        else
            screen.Table(["experiment", "deleted", "id"], experiments.Select(IReadOnlyList<Cell> (e) => [e.Name, StatusText.Time(e.Deleted), e.Id]));
    }

    private static bool WriteJson(GlobalOptions globals, ParseResult parsed, string schema, IReadOnlyList<TrashedExperiment> experiments)
    {
        if (!parsed.GetValue(globals.Json))
            return false;

        JsonDocumentWriter.Write(globals.Console.Out, schema, json =>
        {
            json.WriteStartArray("experiments");
            foreach (var experiment in experiments)
            {
                json.WriteStartObject();
                json.WriteString("name", experiment.Name);
                json.WriteString("id", experiment.Id);
                json.WriteString("deleted", experiment.Deleted.UtcDateTime);
                json.WriteString("path", experiment.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return true;
    }
}
