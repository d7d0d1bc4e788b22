using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>The figures of an experiment for programs, as docs/report-json.md says. What is unknown is null, with the reason beside it.</summary>
internal static class JsonReport
{
    /// <summary>It grows by new members only; whatever would change the meaning of what is there makes another one.</summary>
    public const string Schema = "evaltest-report/1";

    public static void Write(RecordedExperiment experiment, Stream output)
    {
        using var json = new Utf8JsonWriter(output, SessionJson.Writer with { Indented = true });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("experiment", experiment.Name);
        json.WriteString("status", ReportNames.Of(experiment.Status));
        json.WriteBoolean("passes", experiment.Evals.Count > 0 && experiment.Evals.All(e => e.Verdict.Passes));
        WriteAll(json, "sessions", experiment.Sessions, WriteSession);
        WriteTexts(json, "damage", experiment.Damage.Where(d => !d.Normal).Select(d => d.ToString()));
        WriteAll(json, "evals", experiment.Evals, JsonReportEval.Write);
        json.WriteEndObject();
    }

    public static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A number; null for what is none.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteSession(Utf8JsonWriter json, KnownSession session)
    {
        json.WriteString("session", session.Header.Session);
        json.WriteString("assembly", session.Header.Assembly);
        json.WriteString("started", session.Header.Started.UtcDateTime);
        json.WriteString("end", session.End?.Status);
        json.WriteString("endReason", session.End?.Reason);
        if (session.Header.Shard is { } shard)
            json.WriteString("shard", shard.ToString());
        foreach (var (name, value) in session.Header.Facts)
        {
            if (value is not null)
                json.WriteString(name, value);
        }
    }
}
