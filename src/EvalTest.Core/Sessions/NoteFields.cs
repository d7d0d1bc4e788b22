using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>The fields of a <c>note</c> line.</summary>
internal static class NoteFields
{
    public static void Write(Utf8JsonWriter json, NoteRecord note)
    {
        json.WriteString("eval"u8, note.Eval);
        if (note.Key.Variant.Length > 0)
            json.WriteString("variant"u8, note.Key.Variant);
        json.WriteString("id"u8, note.Key.SampleId);
        json.WriteNumber("trial"u8, note.Key.Trial);
        json.WriteString("session"u8, note.Session);
        json.WriteNumber("line"u8, note.Line);
        json.WriteString("inputHash"u8, ContentHash.ToHex(note.InputHash));
        WriteSaid(json, note.Note);
    }

    /// <summary>Who said what, and when.</summary>
    public static void WriteSaid(Utf8JsonWriter json, SampleNote note)
    {
        json.WriteString("author"u8, note.Author);
        json.WriteString("at"u8, note.At.UtcDateTime);
        if (note.Text.Length > 0)
            json.WriteString("text"u8, note.Text);
        SampleFields.WriteScores(json, note.Scores);
    }

    /// <summary>
    /// Null for a line that is not as the format has it: the type was reserved before it was described, so whatever an older file has there is as of a type that is
    /// not known, and no damage.
    /// </summary>
    public static NoteRecord? Read(JsonElement root)
    {
        try
        {
            return new NoteRecord(Text(root, "eval") is { Length: > 0 } eval ? eval : throw new JsonException("No eval."), KeyOf(root), Text(root, "session"), Line(root.GetProperty("line")), Hash(root), Said(root));
        }
        catch (Exception e) when (SessionDecoder.IsOfAnotherFormat(e))
        {
            return null;
        }
    }

    private static SampleKey KeyOf(JsonElement root) => new(
        root.TryGetProperty("variant", out _) ? Text(root, "variant") : "",
        Text(root, "id"),
        root.GetProperty("trial").GetInt32() is >= 0 and var trial ? trial : throw new JsonException("That is no trial."));

    private static SampleNote Said(JsonElement root) => new()
    {
        Author = ForPeople(root, "author") ?? "",
        At = root.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : default,
        Text = ForPeople(root, "text") ?? "",
        Scores = root.TryGetProperty("scores", out var scores) ? Scores(scores) : [],
    };

    private static List<Score> Scores(JsonElement scores)
    {
        var read = scores.EnumerateObject().Select(Score).ToList();
        return read.DistinctBy(s => s.Name).Count() == read.Count ? read : throw new JsonException("A score twice.");
    }

    private static Score Score(JsonProperty score)
    {
        if (score.Value.EnumerateObject().Count(p => p.NameEquals("value"u8)) > 1 || score.Value.EnumerateObject().Count(p => p.NameEquals("passed"u8)) > 1)
            throw new JsonException("A value or a verdict twice.");
        return new(
            score.Name,
            score.Value.GetProperty("value").GetDouble(),
            score.Value.TryGetProperty("passed", out var passed) ? passed.GetBoolean() : null,
            ForPeople(score.Value, "reason"));
    }

    private static long Line(JsonElement line) =>
        line.GetInt64() is >= 0 and <= SessionLine.MaxSequence and var number ? number : throw new JsonException("That is no line.");

    private static UInt128 Hash(JsonElement root) =>
        ContentHash.TryParse(Text(root, "inputHash"), out var hash) ? hash : throw new JsonException("That is no hash.");

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new JsonException("A text is null.");

    // The session that wrote it may not have known of every secret.
    private static string? ForPeople(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? KnownSecrets.Redactor.Text(value.GetString()!) : null;
}
