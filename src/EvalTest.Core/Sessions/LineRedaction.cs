using System.Buffers;
using System.Text.Json;
using EvalTest.Secrets;

namespace EvalTest.Sessions;

/// <summary>
/// Masks secrets in a line of a session file: in every text that came from outside, and in no word of the format itself, which a short
/// secret may equal. What identifies an eval or a session comes from code and is kept too.
/// </summary>
internal sealed class LineRedaction
{
    private static readonly JsonReaderOptions deep = new() { MaxDepth = 80 };

    private static readonly HashSet<string> kept =
        ["n", "t", "c", "format", "session", "assembly", "started", "eval", "module", "inputHash", "outcome", "what", "status", "sha256"];

    private readonly Redactor redactor;
    private readonly Utf8JsonWriter json;
    private readonly Dictionary<string, int> maskedNames = [];
    private string section = "";
    private string name = "";

    private LineRedaction(Redactor redactor, Utf8JsonWriter json)
    {
        this.redactor = redactor;
        this.json = json;
    }

    /// <summary>The object with its secrets masked; the same memory where it holds none.</summary>
    /// <param name="line">A whole JSON object: a body in its braces, or a line.</param>
    /// <param name="redactor">The secrets.</param>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> line, Redactor redactor)
    {
        if (!redactor.MayOccurIn(line.Span))
            return line;

        var masked = new ArrayBufferWriter<byte>(line.Length);
        using var json = new Utf8JsonWriter(masked, Model.SessionJson.Writer);
        new LineRedaction(redactor, json).Copy(line.Span);
        json.Flush();
        return masked.WrittenMemory;
    }

    private bool InRow => section is "input" or "values";

    private void Copy(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: true, new JsonReaderState(deep));
        while (reader.Read())
            Copy(ref reader);
    }

    private void Copy(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                json.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                json.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                json.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                json.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                CopyName(ref reader);
                break;
            case JsonTokenType.String:
                CopyText(ref reader);
                break;
            case JsonTokenType.Number when InRow && redactor.OccursIn(System.Text.Encoding.ASCII.GetString(reader.ValueSpan)):
                json.WriteStringValue(Secret.Mask);
                break;
            default:
                json.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private void CopyName(ref Utf8JsonReader reader)
    {
        name = Text(ref reader) ?? Secret.Mask;
        if (reader.CurrentDepth == 1)
            section = name;
        var isFromOutside = InRow ? reader.CurrentDepth > 1 : reader.CurrentDepth == 2 && section is "scores" or "attachments";
        json.WritePropertyName(isFromOutside ? MaskedName(name) : name);
    }

    private void CopyText(ref Utf8JsonReader reader)
    {
        var isOurs = reader.CurrentDepth == 1 ? kept.Contains(section) : section == "attachments" && name == "base64" && reader.CurrentDepth == 3;
        var text = Text(ref reader);
        // A pattern must not come to match more than it did: of a retract that would forget results.
        var mask = section == "filter" && reader.CurrentDepth == 1 ? Secret.MaskPattern : Secret.Mask;
        json.WriteStringValue(text is null ? mask : isOurs ? text : redactor.Text(text, mask));
    }

    /// <summary>Null for half of a surrogate pair: nobody can tell what it is a half of.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Two names that differed in their secrets alone must not become one: an object has each name once.
    private string MaskedName(string original)
    {
        var masked = redactor.Text(original);
        if (ReferenceEquals(masked, original))
            return original;

        var count = maskedNames[masked] = maskedNames.GetValueOrDefault(masked) + 1;
        return count == 1 ? masked : $"{masked}~{count}";
    }
}
