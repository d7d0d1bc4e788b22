using System.Text;
using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Reporting;

/// <summary>What an eval recorded of a sample, as reports divide it.</summary>
internal static class RecordedOutput
{
    /// <summary>What a target answered, and what an eval's author calls its system's answer, is recorded under this name.</summary>
    public const string Name = "output";

    /// <summary>All values but the output, as one JSON object; empty where there are none.</summary>
    public static string Others(SampleRecord record)
    {
        if (record.Values.All(v => v.Key == Name))
            return "";

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, SessionJson.Writer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in record.Values.Where(v => v.Key != Name))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
