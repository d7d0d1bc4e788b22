using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

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

    /// <summary>The same value on one line. A converter may write raw text, which may have several lines or be no JSON at all.</summary>
    /// <exception cref="JsonException">A reader would not take a line with it: it is malformed or too deep.</exception>
    /// <exception cref="InvalidOperationException">The same: it holds half of a surrogate pair.</exception>
    public static byte[] Checked(byte[] json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException("It is not valid UTF-8.");

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Values.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u"u8) >= 0)
                reader.GetString();
        }

        return json.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') < 0 ? json : OneLine(json);
    }

    private static byte[] OneLine(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement, Values);
    }

    /// <summary>A text as a value.</summary>
    public static byte[] Text(string text) => JsonSerializer.SerializeToUtf8Bytes(text, Values);

    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
