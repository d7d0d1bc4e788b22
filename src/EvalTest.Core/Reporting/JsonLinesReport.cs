using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>
/// The samples of an experiment for programs: one JSON object a line for each sample and trial that counts, in the order of evals and datasets,
/// streamed. Its fields are those of a <c>sample</c> line in FORMAT.md, behind <c>assembly</c>; <c>passed</c> and <c>scores</c> are those that
/// count, and where people said something of it, <c>notes</c> and <c>recorded</c> follow.
/// </summary>
internal static class JsonLinesReport
{
    public static void Write(RecordedExperiment experiment, Stream output)
    {
        using var json = new Utf8JsonWriter(output, SessionJson.Writer);
        foreach (var eval in experiment.Evals)
        {
            foreach (var record in eval.Samples())
            {
                json.WriteStartObject();
                json.WriteString("assembly"u8, eval.Assembly);
                SampleFields.Write(json, record);
                ReviewFields.Write(json, record, eval.NotesOf(record.Key));
                json.WriteEndObject();
                json.Flush();
                output.WriteByte((byte)'\n');
                json.Reset();
            }
        }
    }
}
