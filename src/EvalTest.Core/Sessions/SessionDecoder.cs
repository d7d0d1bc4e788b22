using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>
/// Reads sound lines back into records: strictly where a state depends on a field, leniently where it is for people. Throws what
/// <see cref="JsonElement"/> throws, and <see cref="JsonException"/>, for a line that this format cannot have.
/// </summary>
internal static class SessionDecoder
{
    private const int Sha256Digits = 64;

    /// <summary>The record of a checked line; null for a type that this version does not know or need.</summary>
    public static SessionRecord? Decode(ReadOnlySpan<byte> type, ReadOnlySpan<byte> line)
    {
        var reader = LineContent.Begin(line);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (type.SequenceEqual(LineKinds.Name(LineKind.Plan)))
            return Plan(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Retract)))
            return Retract(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Forget)))
            return ForgetFields.Read(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Note)))
            return NoteFields.Read(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.End)))
            return End(root);
        if (type.SequenceEqual(LineKinds.Name(LineKind.Eval)))
            return Eval(root);
        return null;
    }

    /// <summary>The same; null also for a line that is not of this format.</summary>
    public static SessionRecord? TryDecode(ReadOnlySpan<byte> type, ReadOnlySpan<byte> line)
    {
        try
        {
            return Decode(type, line);
        }
        catch (Exception e) when (IsOfAnotherFormat(e))
        {
            return null;
        }
    }

    /// <summary>Whether an exception of the JSON reader or of this class says that a line is not of this format.</summary>
    public static bool IsOfAnotherFormat(Exception e) =>
        e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException;

    /// <summary>The session's id, from a header of any version.</summary>
    public static string Session(JsonElement root) =>
        Text(root, "session") is { Length: >= 1 and <= 128 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? id : throw new JsonException("That is no session id.");

    /// <summary>The format, from a header of any version.</summary>
    public static string Format(JsonElement root) => Text(root, "format");

    public static HeaderRecord Header(JsonElement root) => new()
    {
        Format = Format(root),
        Session = Session(root),
        Experiment = Text(root, "experiment"),
        Assembly = Name(root, "assembly"),
        Started = root.TryGetProperty("started", out var started) && started.ValueKind == JsonValueKind.String && started.TryGetDateTimeOffset(out var time) ? time : DateTimeOffset.MinValue,
        Seen = Seen(root),
        Pid = root.TryGetProperty("pid", out var pid) && pid.ValueKind == JsonValueKind.Number && pid.TryGetInt32(out var id) ? id : null,
        Facts = [.. HeaderRecord.FactNames.Select(name => KeyValuePair.Create(name, LenientText(root, name))).Where(f => f.Value is not null)],
        Options = root.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Object
            ? [.. options.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.String).Select(o => KeyValuePair.Create(o.Name, o.Value.GetString()))]
            : [],
        // For people, so a wrong one is as if it were absent.
        Shard = root.TryGetProperty("shard", out var shard) && shard.ValueKind == JsonValueKind.String && Shard.TryParse(shard.GetString()!, out var part) ? part : null,
    };

    private static EvalRecord Eval(JsonElement root)
    {
        var fingerprint = FingerprintFields.Read(root);
        var name = Name(root, "eval");
        return new(name, LenientText(root, "displayName") ?? name, GateFields.Read(root), fingerprint.Module) { Variant = Variant(root) ?? "", Metrics = GateFields.ReadMetrics(root), Fingerprint = fingerprint };
    }

    private static PlanRecord Plan(JsonElement root) => new(
        Name(root, "eval"),
        root.GetProperty("exhausted").GetBoolean(),
        Count(root.GetProperty("count")),
        root.TryGetProperty("limit", out var limit) ? Count(limit) : null,
        root.TryGetProperty("filter", out var filter) ? Text(filter) : null,
        root.TryGetProperty("stale", out var stale) ? [.. stale.EnumerateArray().Select(Text)] : [],
        root.TryGetProperty("continues", out var continues) && continues.GetBoolean(),
        ShardOf(root),
        root.TryGetProperty("trials", out var trials) ? Trials(trials) : 1)
    {
        Variant = Variant(root) ?? "",
    };

    private static RetractRecord Retract(JsonElement root) => new(
        Name(root, "eval"),
        Text(root, "what") switch
        {
            "all" => RetractScope.All,
            "failed" => RetractScope.Failed,
            var other => throw new JsonException($"\"{other}\" cannot be retracted."),
        },
        root.TryGetProperty("filter", out var filter) ? Filter(Text(filter)) : null,
        Seen(root),
        ShardOf(root))
    {
        Variant = Variant(root),
    };

    private static EndRecord End(JsonElement root) => new(
        Text(root, "status") is var status && status is "finished" or "stopped" ? status : throw new JsonException("That is no status."),
        root.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null,
        root.TryGetProperty("counts", out var counts) ? Counts(counts) : [],
        Text(root, "sha256") is { Length: Sha256Digits } digest && digest.All(char.IsAsciiHexDigitLower) ? digest : throw new JsonException("That is no SHA-256."));

    /// <summary>For people: what is not as it should be is left out.</summary>
    private static List<KeyValuePair<string, long>> Counts(JsonElement counts) =>
        counts.ValueKind != JsonValueKind.Object ? []
        : [.. counts.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt64(out _)).Select(p => KeyValuePair.Create(p.Name, p.Value.GetInt64()))];

    private static Dictionary<string, long> Seen(JsonElement root) =>
        root.GetProperty("seen").EnumerateObject().ToDictionary(p => p.Name, p => Whole(p.Value, SessionLine.MaxSequence));

    private static string Filter(string glob)
    {
        // Its ranges may stand the wrong way round; to know that now is to apply it wholly or not at all.
        _ = new SampleFilter(glob);
        return glob;
    }

    private static string? LenientText(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Variant(JsonElement root) => root.TryGetProperty("variant", out var variant) && Text(variant) is { Length: > 0 } text ? text : null;

    private static Shard? ShardOf(JsonElement root) =>
        !root.TryGetProperty("shard", out var text) ? null
        : Shard.TryParse(Text(text), out var shard) ? shard
        : throw new JsonException("That is no part.");

    private static int Trials(JsonElement value) => Count(value) is > 0 and var trials ? trials : throw new JsonException("There is no trial.");

    private static int Count(JsonElement value) => (int)Whole(value, int.MaxValue);

    private static long Whole(JsonElement value, long most) =>
        value.GetInt64() is var number && number >= 0 && number <= most ? number : throw new JsonException($"{number} is out of range.");

    private static string Name(JsonElement root, string name) => Text(root, name) is { Length: > 0 } text ? text : throw new JsonException($"\"{name}\" is empty.");

    private static string Text(JsonElement root, string name) => Text(root.GetProperty(name));

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("A text is null.");
}
