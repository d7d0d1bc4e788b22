using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Reporting;

/// <summary>What people said of a sample, for programs, behind the fields of its record. Nothing where nobody said anything.</summary>
internal static class ReviewFields
{
    /// <param name="json">Within the object of the sample, whose <c>passed</c> and <c>scores</c> are those that count.</param>
    /// <param name="record">The result that counts.</param>
    /// <param name="notes">Of the sample, in the order of folding.</param>
    public static void Write(Utf8JsonWriter json, SampleRecord record, IReadOnlyList<SampleNote> notes)
    {
        if (notes.Count == 0)
            return;
        WriteNotes(json, notes);
        if (record.Review is not { } review || !review.Notes.Any(n => n.Scores.Count > 0))
            return;
        json.WriteStartObject("recorded"u8);
        if (review.RecordedPassed is { } passed)
            json.WriteBoolean("passed"u8, passed);
        SampleFields.WriteScores(json, review.RecordedScores);
        json.WriteEndObject();
    }

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<SampleNote> notes)
    {
        json.WriteStartArray("notes"u8);
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteBoolean("counts"u8, note.Counts);
            NoteFields.WriteSaid(json, note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
