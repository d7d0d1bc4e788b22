using System.Text.Json;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>An experiment, or some of its samples, for programs: a sample has the fields of its line in the session file.</summary>
internal static class ShownJson
{
    public static void Write(TextWriter target, RecordedExperiment experiment, ShownParts asked) => JsonDocumentWriter.Write(target, "evaltest-show/1", json =>
    {
        ExperimentJson.Write(json, experiment);
        WriteSessions(json, experiment);
        JsonReport.WriteTexts(json, "damaged", experiment.Damage.Select(damage => damage.ToString()));
        if (asked.AreSamples)
            WriteSamples(json, experiment, asked);
        if (experiment.Status != ExperimentStatus.Complete && experiment.Evals.Count > 0)
            json.WriteString("resume", $"dotnet test {experiment.Evals[0].Summary.ResumeArguments}");
    });

    private static void WriteSessions(Utf8JsonWriter json, RecordedExperiment experiment)
    {
        json.WriteStartArray("sessions");
        foreach (var session in experiment.Sessions)
        {
            json.WriteStartObject();
            json.WriteString("session", session.Header.Session);
            json.WriteString("file", session.Name);
            json.WriteString("assembly", session.Header.Assembly);
            json.WriteString("started", session.Header.Started.UtcDateTime);
            if (session.Header.Shard is { } shard)
                json.WriteString("shard", shard.ToString());
            if (session.Header.Pid is { } pid)
                json.WriteNumber("pid", pid);
            foreach (var (name, value) in session.Header.Facts)
                json.WriteString(name, value);
            json.WriteBoolean("review", session.IsReview);
            json.WriteString("ended", session.End?.Status ?? "no");
            if (session.End?.Reason is { } reason)
                json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSamples(Utf8JsonWriter json, RecordedExperiment experiment, ShownParts asked)
    {
        json.WriteStartArray("samples");
        foreach (var eval in experiment.Evals)
        {
            foreach (var record in asked.Of(eval))
            {
                json.WriteStartObject();
                json.WriteString("assembly", eval.Assembly);
                SampleFields.Write(json, record);
                ReviewFields.Write(json, record, eval.NotesOf(record.Key));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
