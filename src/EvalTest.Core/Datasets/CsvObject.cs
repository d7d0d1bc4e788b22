using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EvalTest.Datasets;

/// <summary>
/// Rows as objects, by way of JSON: so that a constructor, required members, defaults and attributes mean the same for a row of CSV as for the
/// same row of JSON Lines. Fields are matched to members without regard to case; those that no member takes are left out.
/// </summary>
internal sealed class CsvObject<T>(JsonSerializerOptions options) : CsvRow<T>
{
    // What is written here is read by nobody but the line below it.
    private static readonly JsonWriterOptions writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new();
    private CsvColumn?[] columns = [];

    public override void Begin(CsvRecords records)
    {
        var properties = options.GetTypeInfo(typeof(T)).Properties;
        var missing = properties.Where(p => IsRequired(p) && !records.Header.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).Select(p => CsvHeader.Quoted(p.Name)).ToList();
        if (missing.Count > 0)
            throw new DatasetException($"{records.Place}: the header has no column {string.Join(", ", missing)}, which {TypeName.Of(typeof(T))} needs. It has: {string.Join(", ", records.Header.Select(CsvHeader.Quoted))}. Rename the column or the member, give the member a default (string? Hint = null), or name the right delimiter.");
        columns = [.. records.Header.Select(name => properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } p ? new CsvColumn(name, p, options) : null)];
    }

    public override T? Read(string[] fields, out string? problem)
    {
        buffer.ResetWrittenCount();
        try
        {
            using var json = new Utf8JsonWriter(buffer, writing);
            json.WriteStartObject();
            for (var i = 0; i < columns.Length; i++)
            {
                problem = columns[i]?.Write(fields[i], json);
                if (problem is not null)
                    return default;
            }

            json.WriteEndObject();
            json.Flush();
            var row = JsonSerializer.Deserialize<T>(buffer.WrittenSpan, options);
            problem = row is null ? "it is null." : null;
            return row;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As with JSON: a constructor's own exception is as much the row's fault as a letter in a number.
            problem = JsonFault.Reason(e, typeof(T), options, ofJson: false);
            return default;
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };
}
