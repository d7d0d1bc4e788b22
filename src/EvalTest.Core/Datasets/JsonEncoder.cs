using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets;

/// <summary>Writes JSON that is already JSON: names sorted, strings and numbers normalised.</summary>
internal static class JsonEncoder
{
    public static void Write(CanonicalWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                WriteArray(writer, element);
                break;
            case JsonValueKind.String:
                WriteString(writer, element);
                break;
            case JsonValueKind.Number:
                WriteNumber(writer, element);
                break;
            case JsonValueKind.True:
                writer.WriteLiteral("true"u8);
                break;
            case JsonValueKind.False:
                writer.WriteLiteral("false"u8);
                break;
            case JsonValueKind.Null:
                writer.WriteLiteral("null"u8);
                break;
            default:
                throw writer.Fault("a System.Text.Json.JsonElement that was never set has no content that could be hashed");
        }
    }

    public static void Write(CanonicalWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteLiteral("null"u8);
                break;
            case JsonObject members:
                writer.Enter(members, (byte)'{');
                DictionaryEncoder.WriteSorted(writer, [.. members], Write);
                writer.Leave((byte)'}');
                break;
            case JsonArray elements:
                writer.Enter(elements, (byte)'[');
                for (var i = 0; i < elements.Count; i++)
                {
                    writer.Element(i);
                    Write(writer, elements[i]);
                }

                writer.Leave((byte)']');
                break;
            default:
                WriteLeaf(writer, (JsonValue)node);
                break;
        }
    }

    // It may wrap any .NET value: what counts is the JSON that it stands for. Text goes past the serializer, which would mend a broken surrogate pair.
    private static void WriteLeaf(CanonicalWriter writer, JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var element))
            Write(writer, element);
        else if (value.TryGetValue<string>(out var text))
            writer.WriteString(text);
        else
            Write(writer, JsonSerializer.SerializeToElement<JsonNode>(value));
    }

    private static void WriteObject(CanonicalWriter writer, JsonElement element)
    {
        writer.Enter(null, (byte)'{');
        var members = new List<KeyValuePair<string, JsonElement>>();
        foreach (var property in element.EnumerateObject())
            members.Add(new(Text(writer, property, static p => p.Name), property.Value));
        DictionaryEncoder.WriteSorted(writer, members, Write);
        writer.Leave((byte)'}');
    }

    private static void WriteArray(CanonicalWriter writer, JsonElement element)
    {
        writer.Enter(null, (byte)'[');
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            writer.Element(index++);
            Write(writer, item);
        }

        writer.Leave((byte)']');
    }

    private static void WriteString(CanonicalWriter writer, JsonElement element) => writer.WriteString(Text(writer, element, static e => e.GetString()!));

    private static string Text<T>(CanonicalWriter writer, T source, Func<T, string> read)
    {
        try
        {
            return read(source);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw writer.Fault("the JSON text holds invalid UTF-8 or half of a surrogate pair", e);
        }
    }

    private static void WriteNumber(CanonicalWriter writer, JsonElement element)
    {
        var literal = JsonMarshal.GetRawUtf8Value(element);
        if (literal.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            writer.WriteLiteral(literal.SequenceEqual("-0"u8) ? "0"u8 : literal);
            return;
        }

        var number = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            throw writer.Fault($"the JSON number {System.Text.Encoding.ASCII.GetString(literal)} is beyond the range of a double");
        writer.WriteNumber(number);
    }
}
