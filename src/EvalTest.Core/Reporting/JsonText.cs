using System.Text;
using System.Text.Json;

namespace EvalTest.Reporting;

/// <summary>Recorded JSON as a person reads it.</summary>
internal static class JsonText
{
    /// <summary>A text without its quotes and escapes; anything else as JSON on one line.</summary>
    public static string Plain(ReadOnlySpan<byte> json) =>
        json is [(byte)'"', ..] ? JsonSerializer.Deserialize<string>(json)! : Encoding.UTF8.GetString(json);

    /// <summary>A text without its quotes and escapes; anything else as JSON with a member a line.</summary>
    public static string Indented(ReadOnlyMemory<byte> json)
    {
        if (json.Span is not [(byte)'{' or (byte)'[', ..])
            return Plain(json.Span);

        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Model.SessionJson.Values.MaxDepth + 1 });
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Model.SessionJson.Writer with { Indented = true }))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
