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
        ["n", "t", "c", "format", "session", "assembly", "started", "eval", "module", "code", "build", "inputHash", "expectedHash", "outcome", "what", "at", "status", "sha256", "shard"];

    private readonly Redactor redactor;
    private readonly Utf8JsonWriter json;
    private readonly bool isValue;
    private readonly Dictionary<string, int> maskedNames = [];
    private string section = "";
    private string name = "";

    private LineRedaction(Redactor redactor, Utf8JsonWriter json, bool isValue)
    {
        this.redactor = redactor;
        this.json = json;
        this.isValue = isValue;
    }

    /// <summary>The object with its secrets masked; the same memory where it holds none.</summary>
    /// <param name="line">A whole JSON object: a body in its braces, or a line.</param>
    /// <param name="redactor">The secrets.</param>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> line, Redactor redactor) => Apply(line, redactor, isValue: false);

    /// <summary>The same for a row or a recorded value that is no part of a line.</summary>
    public static ReadOnlyMemory<byte> OfValue(ReadOnlyMemory<byte> json, Redactor redactor) => Apply(json, redactor, isValue: true);

    private static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> text, Redactor redactor, bool isValue)
    {
        if (!redactor.MayOccurIn(text.Span))
            return text;

        var masked = new ArrayBufferWriter<byte>(text.Length);
        using var json = new Utf8JsonWriter(masked, Model.SessionJson.Writer);
        new LineRedaction(redactor, json, isValue).Copy(text.Span);
        json.Flush();
        return masked.WrittenMemory;
    }

    private bool InRow => isValue || section is "input" or "expected" or "values";

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
        if (reader.CurrentDepth == 1 && !isValue)
        {
            section = name;
            // Each section counts for itself, so that an attachment and the file that holds it get the same name.
            maskedNames.Clear();
        }

        var isFromOutside = InRow ? isValue || reader.CurrentDepth > 1 : reader.CurrentDepth == 2 && section is "scores" or "attachments" or "files" or "tags";
        json.WritePropertyName(isFromOutside ? MaskedName(name) : name);
    }

    private void CopyText(ref Utf8JsonReader reader)
    {
        var isOurs = reader.CurrentDepth == 1 ? kept.Contains(section)
            : reader.CurrentDepth == 3 && (section, name) is ("attachments", "base64") or ("files", "sha256");
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
