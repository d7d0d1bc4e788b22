using System.Text;
using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>
/// Reads a whole checked <c>sample</c> line, for reports and replays. Its head is as the index read it; of the rest, which decides nothing,
/// what is not as the format has it is as if it were not there.
/// </summary>
internal static class SampleRecordReader
{
    private const int Sha256Digits = 64;

    /// <exception cref="EvalTestException">It is no line that an index took in: the file was changed meanwhile.</exception>
    public static SampleRecord Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            // The session that wrote it may not have known of every secret.
            var json = LineContent.Begin(LineRedaction.Apply(line, KnownSecrets.Redactor).Span);
            using var document = JsonDocument.ParseValue(ref json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (SessionDecoder.IsOfAnotherFormat(e))
        {
            throw new EvalTestException("The record is not of this format any more.", e);
        }
    }

    private static SampleRecord Read(JsonElement root) => new()
    {
        Eval = root.GetProperty("eval").GetString()!,
        Key = new SampleKey(Text(root, "variant") ?? "", root.GetProperty("id").GetString()!, root.GetProperty("trial").GetInt32()),
        Attempt = root.GetProperty("attempt").GetInt32(),
        InputHash = ContentHash.TryParse(root.GetProperty("inputHash").GetString(), out var hash) ? hash : throw new JsonException("That is no hash."),
        ExpectedHash = ContentHash.TryParse(Text(root, "expectedHash"), out var expected) ? expected : null,
        Cluster = Text(root, "cluster") is { Length: > 0 } cluster ? cluster : null,
        Outcome = OutcomeName.Parse(root.GetProperty("outcome")) ?? throw new JsonException("That is no outcome."),
        Passed = Boolean(root, "passed"),
        Scores = [.. Properties(root, "scores").Select(ReadScore)],
        Name = Text(root, "name"),
        Tags = Properties(root, "tags").Where(t => t.Value.ValueKind == JsonValueKind.String).GroupBy(t => t.Name).ToDictionary(t => t.Key, t => t.Last().Value.GetString()!),
        Index = Find(root, "index", JsonValueKind.Number) is { } index && index.TryGetInt32(out var row) ? row : 0,
        Started = Find(root, "started", JsonValueKind.String) is { } started && started.TryGetDateTimeOffset(out var time) ? time : default,
        Duration = Find(root, "duration", JsonValueKind.Number) is { } duration ? Seconds(duration) : default,
        Waited = Find(root, "waited", JsonValueKind.Number) is { } waited ? Seconds(waited) : default,
        Error = Find(root, "error", JsonValueKind.Object) is { } error ? new(Text(error, "type") ?? "", Text(error, "message") ?? "", Text(error, "stack")) : null,
        SkipReason = Text(root, "skipReason"),
        InputJson = root.TryGetProperty("input", out var input) ? Raw(input) : [],
        ExpectedJson = Find(root, "expected", JsonValueKind.Object) is { } expectation ? Raw(expectation) : [],
        Values = [.. Properties(root, "values").Select(p => KeyValuePair.Create(p.Name, Raw(p.Value)))],
        Usage = Find(root, "usage", JsonValueKind.Object) is { } usage ? ReadUsage(usage) : null,
        Output = Text(root, "output"),
        Warnings = Find(root, "warnings", JsonValueKind.Array) is { } warnings ? [.. warnings.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()!)] : [],
        Attachments = [.. Properties(root, "attachments").Select(p => (p.Name, File: ReadAttachment(p.Value))).Where(a => a.File is not null).Select(a => KeyValuePair.Create(a.Name, a.File!))],
        Files = [.. Properties(root, "files").Select(p => (p.Name, File: ReadFile(p.Value))).Where(f => f.File is not null).Select(f => KeyValuePair.Create(f.Name, f.File!))],
    };

    private static Score ReadScore(JsonProperty score) =>
        new(score.Name, score.Value.GetProperty("value").GetDouble(), Boolean(score.Value, "passed"), Text(score.Value, "reason")) { Scorer = Text(score.Value, "scorer") };

    private static TokenUsage? ReadUsage(JsonElement usage) =>
        Find(usage, "inputTokens", JsonValueKind.Number) is { } input && input.TryGetInt64(out var sent)
        && Find(usage, "outputTokens", JsonValueKind.Number) is { } output && output.TryGetInt64(out var received)
            ? new TokenUsage(sent, received, Find(usage, "cost", JsonValueKind.Number) is { } cost && cost.TryGetDecimal(out var price) ? price : null)
            : null;

    private static SampleAttachment? ReadAttachment(JsonElement attachment)
    {
        if (attachment.ValueKind != JsonValueKind.Object)
            return null;

        // Neither of the two where it is in a file of its own.
        var bytes = Find(attachment, "base64", JsonValueKind.String) is { } base64 && base64.TryGetBytesFromBase64(out var decoded) ? KnownSecrets.Redactor.Bytes(decoded) : null;
        return new(Text(attachment, "text"), bytes, Text(attachment, "mediaType"));
    }

    /// <summary>The digest becomes the name of a file, so it is one or nothing.</summary>
    private static LargeValue? ReadFile(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object
        && Text(file, "sha256") is { Length: Sha256Digits } digest && digest.All(char.IsAsciiHexDigitLower)
        && Find(file, "length", JsonValueKind.Number) is { } length && length.TryGetInt64(out var bytes) && bytes >= 0
            ? new LargeValue(digest, bytes)
            : null;

    private static TimeSpan Seconds(JsonElement duration)
    {
        var seconds = duration.GetDouble();
        return seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : default;
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement element, string name) =>
        Find(element, name, JsonValueKind.Object) is { } found ? found.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static byte[] Raw(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());

    private static bool? Boolean(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static string? Text(JsonElement element, string name) => Find(element, name, JsonValueKind.String)?.GetString();

    private static JsonElement? Find(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
