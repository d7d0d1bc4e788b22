using System.Text;
using System.Text.Json;

namespace EvalTest.Scoring;

/// <summary>JSON as a model may write it: strictly JSON, each name of an object once, or a fault that says what is wrong.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The document, or null and why it is none.</summary>
    public static JsonElement? Read(string text, out string fault)
    {
        fault = "";
        try
        {
            var bytes = strict.GetBytes(text);
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                // Half a surrogate pair by an escape shows only where the text is taken out.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            fault = e is JsonException ? Excerpt.Cut(e.Message, 200) : "it holds half of a surrogate pair";
            return null;
        }
    }

    /// <summary>What the eval itself wrote, which has to be JSON.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static JsonElement Required(string text, string parameter) =>
        Read(text, out var fault) ?? throw new ArgumentException($"{Excerpt.Quote(text)} is not JSON: {fault}", parameter);

    /// <summary>Numbers are the same by their value: 1, 1.0 and 1e0 are. One with more than a thousand digits is compared as it is written.</summary>
    public static bool SameNumber(JsonElement left, JsonElement right)
    {
        var (one, other) = (left.GetRawText(), right.GetRawText());
        return DecimalNumber.Parse(one) is { } a && DecimalNumber.Parse(other) is { } b ? a.CompareTo(b) == 0 : one == other;
    }
}
