using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>
/// The fields of a <c>sample</c> line, written. Those up to <c>scores</c> are its head: always first and in this order, so that a reader
/// that only indexes may stop after them.
/// </summary>
internal static class SampleFields
{
    public static void Write(Utf8JsonWriter json, SampleRecord sample)
    {
        WriteHead(json, sample);
        WriteExpected(json, sample.ExpectedHash);
        // Behind it, where a reader of heads looks too.
        if (sample.Cluster is not null)
            json.WriteString("cluster"u8, sample.Cluster);
        if (sample.Name is not null)
            json.WriteString("name"u8, sample.Name);
        WriteTags(json, sample.Tags);
        json.WriteNumber("index"u8, sample.Index);
        json.WriteString("started"u8, sample.Started.UtcDateTime);
        json.WriteNumber("duration"u8, Math.Round(sample.Duration.TotalSeconds, 7));
        // What no one would notice is not worth its bytes.
        if (sample.Waited.TotalMilliseconds >= 1)
            json.WriteNumber("waited"u8, Math.Round(sample.Waited.TotalSeconds, 3));
        WriteError(json, sample.Error);
        if (sample.SkipReason is not null)
            json.WriteString("skipReason"u8, sample.SkipReason);
        WriteRaw(json, "input", sample.InputJson.Span);
        WriteRaw(json, "expected", sample.ExpectedJson.Span);
        WriteValues(json, sample.Values);
        WriteUsage(json, sample.Usage);
        if (!string.IsNullOrEmpty(sample.Output))
            json.WriteString("output"u8, sample.Output);
        WriteWarnings(json, sample.Warnings);
        WriteAttachments(json, sample.Attachments);
        WriteFiles(json, sample.Files);
    }

    /// <summary>The field <c>scores</c>; nothing where there are none.</summary>
    public static void WriteScores(Utf8JsonWriter json, IReadOnlyList<Score> scores)
    {
        if (scores.Count == 0)
            return;

        json.WriteStartObject("scores"u8);
        for (var i = 0; i < scores.Count; i++)
        {
            var score = scores[i];
            json.WriteStartObject(score.Name);
            json.WriteNumber("value"u8, score.Value);
            if (score.Passed is { } passed)
                json.WriteBoolean("passed"u8, passed);
            if (score.Reason is not null)
                json.WriteString("reason"u8, score.Reason);
            if (score.Scorer is not null)
                json.WriteString("scorer"u8, score.Scorer);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, SampleRecord sample)
    {
        json.WriteString("eval"u8, sample.Eval);
        if (sample.Key.Variant.Length > 0)
            json.WriteString("variant"u8, sample.Key.Variant);
        json.WriteString("id"u8, sample.Key.SampleId);
        json.WriteNumber("trial"u8, sample.Key.Trial);
        json.WriteNumber("attempt"u8, sample.Attempt);
        Span<byte> hash = stackalloc byte[ContentHash.HexLength];
        ContentHash.WriteHex(sample.InputHash, hash);
        json.WriteString("inputHash"u8, hash);
        json.WriteString("outcome"u8, OutcomeName.Of(sample.Outcome));
        if (sample.Passed is { } passed)
            json.WriteBoolean("passed"u8, passed);
        WriteScores(json, sample.Scores);
    }

    // The first field behind the head, where a reader of heads finds it and an older one passes it by.
    private static void WriteExpected(Utf8JsonWriter json, UInt128? expected)
    {
        if (expected is not { } known)
            return;

        Span<byte> hash = stackalloc byte[ContentHash.HexLength];
        ContentHash.WriteHex(known, hash);
        json.WriteString("expectedHash"u8, hash);
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count == 0)
            return;

        json.WriteStartObject("tags"u8);
        foreach (var (name, value) in tags)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, SampleError? error)
    {
        if (error is null)
            return;

        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Type);
        json.WriteString("message"u8, error.Message);
        if (error.Stack is not null)
            json.WriteString("stack"u8, error.Stack);
        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;

        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, byte[]>> values)
    {
        if (values.Count == 0)
            return;

        json.WriteStartObject("values"u8);
        foreach (var (name, value) in values)
            WriteRaw(json, name, value);
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenUsage? usage)
    {
        if (usage is null)
            return;

        json.WriteStartObject("usage"u8);
        json.WriteNumber("inputTokens"u8, usage.InputTokens);
        json.WriteNumber("outputTokens"u8, usage.OutputTokens);
        if (usage.Cost is { } cost)
            json.WriteNumber("cost"u8, cost);
        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
            return;

        json.WriteStartArray("warnings"u8);
        foreach (var warning in warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
    }

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, SampleAttachment>> attachments)
    {
        if (attachments.Count == 0)
            return;

        json.WriteStartObject("attachments"u8);
        foreach (var (name, attachment) in attachments)
        {
            json.WriteStartObject(name);
            if (attachment.Text is not null)
                json.WriteString("text"u8, attachment.Text);
            if (attachment.Bytes is not null)
                json.WriteBase64String("base64"u8, KnownSecrets.Redactor.Bytes(attachment.Bytes));
            if (attachment.MediaType is not null)
                json.WriteString("mediaType"u8, attachment.MediaType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, LargeValue>> files)
    {
        if (files.Count == 0)
            return;

        json.WriteStartObject("files"u8);
        foreach (var (place, value) in files)
        {
            json.WriteStartObject(place);
            json.WriteString("sha256"u8, value.Sha256);
            json.WriteNumber("length"u8, value.Length);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
