using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>Reads checked lines back into records. Throws <see cref="JsonException"/> for a body that this format cannot have.</summary>
internal static class SessionDecoder
{
    /// <summary>The record of a checked line; null for a type this version does not know, and for samples.</summary>
    public static SessionRecord? Decode(ReadOnlySpan<byte> type, ReadOnlySpan<byte> line)
    {
        if (type.SequenceEqual(LineKinds.Name(LineKind.Sample)))
            return null;

        var reader = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (type.SequenceEqual(LineKinds.Name(LineKind.Header)))
            return Header(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Plan)))
            return Plan(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Retract)))
            return Retract(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.End)))
            return End(root);
        return null;
    }

    private static HeaderRecord Header(JsonElement root) => new()
    {
        Format = Text(root, "format"),
        Session = Text(root, "session"),
        Experiment = Text(root, "experiment"),
        Assembly = Text(root, "assembly"),
        Started = root.GetProperty("started").GetDateTimeOffset(),
        Seen = Seen(root),
    };

    private static PlanRecord Plan(JsonElement root) => new(
        Text(root, "eval"),
        root.GetProperty("exhausted").GetBoolean(),
        root.GetProperty("count").GetInt32(),
        root.TryGetProperty("limit", out var limit) ? limit.GetInt32() : null,
        root.TryGetProperty("filter", out var filter) ? filter.GetString() : null,
        [.. root.GetProperty("stale").EnumerateArray().Select(e => e.GetString() ?? "")],
        root.TryGetProperty("continues", out var continues) && continues.GetBoolean());

    private static RetractRecord Retract(JsonElement root) => new(
        Text(root, "eval"),
        Text(root, "what") switch
        {
            "all" => RetractScope.All,
            "failed" => RetractScope.Failed,
            var other => throw new JsonException($"\"{other}\" cannot be retracted."),
        },
        root.TryGetProperty("filter", out var filter) ? filter.GetString() : null,
        Seen(root));

    private static EndRecord End(JsonElement root) => new(
        Text(root, "status"),
        root.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
        [.. root.GetProperty("counts").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetInt64()))],
        Text(root, "sha256"));

    private static Dictionary<string, long> Seen(JsonElement root) =>
        root.GetProperty("seen").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new JsonException($"\"{name}\" is null.");
}
