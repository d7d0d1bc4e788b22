using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>Reads a whole checked <c>sample</c> line, for reports and replays.</summary>
internal static class SampleRecordReader
{
    // A value may be as deep as 64 and lies within the line's object and that of the values.
    private static readonly JsonReaderOptions deep = new() { MaxDepth = 80 };

    public static SampleRecord Read(ReadOnlyMemory<byte> line)
    {
        // The session that wrote it may not have known of every secret.
        var reader = new Utf8JsonReader(LineRedaction.Apply(line, KnownSecrets.Redactor).Span, isFinalBlock: true, new JsonReaderState(deep));
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (!ContentHash.TryParse(Text(root, "inputHash") ?? "", out var hash))
            throw new JsonException("\"inputHash\" is not 32 hexadecimal digits.");

        return new SampleRecord
        {
            Eval = Text(root, "eval") ?? "",
            Key = new SampleKey(Text(root, "variant") ?? "", Text(root, "id") ?? "", root.GetProperty("trial").GetInt32()),
            Attempt = root.GetProperty("attempt").GetInt32(),
            InputHash = hash,
            Outcome = OutcomeName.Parse(System.Text.Encoding.UTF8.GetBytes(Text(root, "outcome") ?? "")) ?? Outcome.Error,
            Passed = root.TryGetProperty("passed", out var passed) ? passed.GetBoolean() : null,
            Scores = [.. Properties(root, "scores").Select(ReadScore)],
            Index = root.GetProperty("index").GetInt32(),
            Started = root.GetProperty("started").GetDateTimeOffset(),
            Duration = TimeSpan.FromSeconds(root.GetProperty("duration").GetDouble()),
            Error = root.TryGetProperty("error", out var error) ? ReadError(error) : null,
            SkipReason = Text(root, "skipReason"),
            InputJson = Raw(root, "input"),
            Values = [.. Properties(root, "values").Select(p => KeyValuePair.Create(p.Name, Raw(p.Value)))],
            Usage = root.TryGetProperty("usage", out var usage) ? ReadUsage(usage) : null,
            Output = Text(root, "output"),
            Warnings = root.TryGetProperty("warnings", out var warnings) ? [.. warnings.EnumerateArray().Select(w => w.GetString() ?? "")] : [],
            Attachments = [.. Properties(root, "attachments").Select(p => KeyValuePair.Create(p.Name, ReadAttachment(p.Value)))],
            Files = [.. Properties(root, "files").Select(p => KeyValuePair.Create(p.Name, ReadFile(p.Value)))],
        };
    }

    private static Score ReadScore(JsonProperty score) => new(
        score.Name,
        score.Value.GetProperty("value").GetDouble(),
        score.Value.TryGetProperty("passed", out var passed) ? passed.GetBoolean() : null,
        Text(score.Value, "reason"));

    private static SampleError ReadError(JsonElement error) =>
        new(Text(error, "type") ?? "", Text(error, "message") ?? "", Text(error, "stack"));

    private static TokenUsage ReadUsage(JsonElement usage) => new(
        usage.GetProperty("inputTokens").GetInt64(),
        usage.GetProperty("outputTokens").GetInt64(),
        usage.TryGetProperty("cost", out var cost) ? cost.GetDecimal() : null);

    private static SampleAttachment ReadAttachment(JsonElement attachment) => new(
        Text(attachment, "text"),
        attachment.TryGetProperty("base64", out var bytes) ? KnownSecrets.Redactor.Bytes(bytes.GetBytesFromBase64()) : null,
        Text(attachment, "mediaType"));

    private static LargeValue ReadFile(JsonElement file)
    {
        var sha256 = Text(file, "sha256") ?? "";
        // It becomes the name of a file.
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new JsonException("\"sha256\" is not 64 lower-case hexadecimal digits.");
        return new LargeValue(sha256, file.GetProperty("length").GetInt64());
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.EnumerateObject() : default;

    private static byte[] Raw(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? Raw(value) : [];

    private static byte[] Raw(JsonElement value) => System.Text.Encoding.UTF8.GetBytes(value.GetRawText());

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
