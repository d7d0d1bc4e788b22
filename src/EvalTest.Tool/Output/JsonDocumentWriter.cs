using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalTest.Secrets;

namespace EvalTest.Tool.Output;

/// <summary>One JSON document on standard output; its <c>schema</c> names what docs/tool.md describes.</summary>
internal static class JsonDocumentWriter
{
    // What goes through it is masked first, and a control character is escaped by every JSON writer.
    private static readonly JsonWriterOptions indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="target">Standard output.</param>
    /// <param name="schema">As in <c>evaltest-list/1</c>.</param>
    /// <param name="write">The fields of the document.</param>
    public static void Write(TextWriter target, string schema, Action<Utf8JsonWriter> write)
    {
        var document = Bytes(json =>
        {
            json.WriteString("schema", schema);
            write(json);
        });
        target.Write(KnownSecrets.Redact(Encoding.UTF8.GetString(document)) + "\n");
    }

    /// <summary>One object.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
