using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalTest.Model;

/// <summary>How values are written into session files: readable text, one line, numbers that are no numbers as names.</summary>
internal static class SessionJson
{
    public static readonly JsonSerializerOptions Values = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        IncludeFields = true,
        MaxDepth = 64,
    };

    /// <summary>The same value without white space.</summary>
    public static byte[] OneLine(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement, Values);
    }

    /// <summary>A text as a value.</summary>
    public static byte[] Text(string text) => JsonSerializer.SerializeToUtf8Bytes(text, Values);

    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
