using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalTest.Secrets;

/// <summary>Reads a secret from a string, and writes none.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The value itself must not get into the message.
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("A secret is a string.");
        return string.IsNullOrWhiteSpace(text) ? throw new JsonException("A secret is a string that is not empty.") : new Secret(text);
    }

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);

    public override Secret ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WritePropertyName(Secret.Mask);
}
