using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>The fields of a <c>forget</c> line.</summary>
internal static class ForgetFields
{
    public static void Write(Utf8JsonWriter json, ForgetRecord forget)
    {
        json.WriteStartObject("records"u8);
        foreach (var (session, ranges) in forget.Records)
        {
            json.WriteStartArray(session);
            foreach (var (first, last) in ranges)
                Write(json, first, last);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (forget.Failed)
            json.WriteBoolean("failed"u8, true);
    }

    /// <summary>Throws what <see cref="JsonElement"/> throws, and <see cref="JsonException"/>, for a line that this format cannot have.</summary>
    public static ForgetRecord Read(JsonElement root) => new(
        root.GetProperty("records").EnumerateObject().ToDictionary(s => s.Name, s => (IReadOnlyList<(long, long)>)Ranges(s.Value)),
        root.TryGetProperty("failed", out var failed) && failed.GetBoolean());

    private static void Write(Utf8JsonWriter json, long first, long last)
    {
        if (first == last)
        {
            json.WriteNumberValue(first);
            return;
        }

        json.WriteStartArray();
        json.WriteNumberValue(first);
        json.WriteNumberValue(last);
        json.WriteEndArray();
    }

    private static List<(long First, long Last)> Ranges(JsonElement array)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var element in array.EnumerateArray())
        {
            var range = element.ValueKind != JsonValueKind.Array ? (Number(element), Number(element))
                : element.GetArrayLength() == 2 ? (Number(element[0]), Number(element[1]))
                : throw new JsonException("A range is two numbers.");
            if (range.Item2 < range.Item1 || (ranges.Count > 0 && range.Item1 <= ranges[^1].Last))
                throw new JsonException("The numbers do not ascend.");
            ranges.Add(range);
        }

        return ranges;
    }

    private static long Number(JsonElement value) =>
        value.GetInt64() is var number && number is >= 0 and <= SessionLine.MaxSequence ? number : throw new JsonException($"{number} is no line.");
}
