using System.Text.Json;
using EvalTest.Figures;
using EvalTest.Reporting;
using EvalTest.Stores;

namespace EvalTest.Tool.Output;

/// <summary>An experiment and its evals as JSON, the same in every command.</summary>
internal static class ExperimentJson
{
    public static void Write(Utf8JsonWriter json, RecordedExperiment experiment)
    {
        var facts = ExperimentFacts.Of(experiment);
        var (completed, total) = Counts(experiment);
        json.WriteString("name", experiment.Name);
        json.WriteString("path", experiment.Path);
        json.WriteString("status", StatusText.Name(experiment.Status));
        json.WriteNumber("completed", completed);
        JsonReport.WriteNumber(json, "total", total);
        json.WriteNumber("errors", experiment.Evals.Sum(e => e.Summary.Errors + e.Summary.Timeouts));
        json.WriteNumber("damage", experiment.Damage.Count(d => !d.Normal));
        if (facts.Updated is { } updated)
            json.WriteString("updated", updated.UtcDateTime);
        json.WriteNumber("durationSeconds", Math.Round(facts.Duration.TotalSeconds, 3));
        json.WriteStartArray("writers");
        foreach (var (place, writer) in experiment.Writers)
            WriteWriter(json, place, writer);
        json.WriteEndArray();
        json.WriteStartArray("evals");
        foreach (var eval in experiment.Evals)
            WriteEval(json, eval);
        json.WriteEndArray();
    }

    /// <summary>Completed trials of all evals, and how many there are; null where of some eval nobody knows.</summary>
    public static (int Completed, int? Total) Counts(RecordedExperiment experiment) =>
        (experiment.Evals.Sum(e => e.Summary.Completed), experiment.Evals.Count > 0 && experiment.Evals.All(e => e.Total is not null) ? experiment.Evals.Sum(e => e.Total) : null);

    /// <summary>What an eval's gates say, as an object.</summary>
    public static void WriteVerdict(Utf8JsonWriter json, RecordedEval eval, EvalVerdict verdict)
    {
        json.WriteStartObject();
        WriteName(json, eval);
        WriteVerdict(json, verdict);
        json.WriteEndObject();
    }

    private static void WriteWriter(Utf8JsonWriter json, string place, Sessions.WriterFacts? writer)
    {
        json.WriteStartObject();
        json.WriteString("place", place);
        if (writer is not null)
        {
            json.WriteNumber("pid", writer.Pid);
            json.WriteString("host", writer.Host);
            json.WriteString("since", writer.Since.UtcDateTime);
        }

        json.WriteEndObject();
    }

    private static void WriteEval(Utf8JsonWriter json, RecordedEval eval)
    {
        var summary = eval.Summary;
        json.WriteStartObject();
        WriteName(json, eval);
        json.WriteString("displayName", eval.Eval.DisplayName);
        json.WriteString("status", StatusText.Name(eval.Status));
        json.WriteNumber("completed", summary.Completed);
        JsonReport.WriteNumber(json, "total", eval.Total);
        json.WriteNumber("trials", summary.Trials);
        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("timeouts", summary.Timeouts);
        json.WriteNumber("skipped", summary.Skipped);
        json.WriteNumber("givenUp", summary.GivenUp);
        json.WriteNumber("passed", summary.Passed);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("edited", summary.Edited);
        json.WriteNumber("stale", summary.Stale);
        WriteFigures(json, summary);
        WriteVerdict(json, eval.Verdict);
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, RecordedEval eval)
    {
        json.WriteString("assembly", eval.Assembly);
        json.WriteString("eval", eval.Eval.Id);
        json.WriteString("variant", eval.Eval.Variant);
    }

    private static void WriteVerdict(Utf8JsonWriter json, EvalVerdict verdict)
    {
        json.WriteBoolean("passes", verdict.Passes);
        JsonReport.WriteTexts(json, "reasons", verdict.Reasons);
        json.WriteStartArray("gates");
        foreach (var gate in verdict.Gates)
            WriteGate(json, gate);
        json.WriteEndArray();
    }

    private static void WriteFigures(Utf8JsonWriter json, EvalSummary summary)
    {
        json.WritePropertyName("headline");
        if (FigureRows.Headline(summary) is { } headline)
            WriteFigure(json, headline);
        else
            json.WriteNullValue();
        json.WriteStartArray("figures");
        foreach (var row in FigureRows.Of(summary))
            WriteFigure(json, row);
        json.WriteEndArray();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureRow figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Name);
        JsonReport.WriteNumber(json, "value", figure.Value);
        JsonReport.WriteNumber(json, "low95", figure.Interval?.Low);
        JsonReport.WriteNumber(json, "high95", figure.Interval?.High);
        json.WriteNumber("samples", figure.Count);
        if (figure.Unknown is { } reason)
            json.WriteString("unknown", reason);
        json.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter json, GateVerdict gate)
    {
        json.WriteStartObject();
        json.WriteString("condition", GateCondition.Of(gate.Gate));
        json.WriteString("status", GateName(gate.Status));
        JsonReport.WriteNumber(json, "figure", gate.Value);
        json.WriteString("text", gate.Text);
        json.WriteEndObject();
    }

    private static string GateName(GateStatus status) => status switch
    {
        GateStatus.NotJudged => "not-judged",
        _ => status.ToString().ToLowerInvariant(),
    };
}
