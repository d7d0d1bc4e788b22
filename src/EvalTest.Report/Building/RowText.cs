using System.Text.Json;
using EvalTest.Reporting;

namespace EvalTest.Report.Building;

/// <summary>A row of a dataset as a person reads it: a member after another, texts without quotes and escapes.</summary>
internal static class RowText
{
    private const int MostOnLine = 60;

    private static readonly JsonDocumentOptions options = new() { MaxDepth = 128 };

    /// <param name="json">The row, or a part of it.</param>
    /// <param name="without">An object whose members are left out because they stand elsewhere; empty for none.</param>
    public static string Of(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> without = default)
    {
        if (json.Span is not [(byte)'{', ..])
            return JsonText.Indented(json);

        using var row = JsonDocument.Parse(json, options);
        var names = Names(without);
        var members = row.RootElement.EnumerateObject().Where(m => !names.Contains(m.Name)).ToArray();
        if (members.Length == 0)
            members = [.. row.RootElement.EnumerateObject()];
        return members switch
        {
            [] => "{}",
            [{ Value.ValueKind: JsonValueKind.String } only] => only.Value.GetString()!,
            _ => Joined([.. members.Select(Member)]),
        };
    }

    private static HashSet<string> Names(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
            return [];
        using var part = JsonDocument.Parse(json, options);
        return [.. part.RootElement.EnumerateObject().Select(m => m.Name)];
    }

    private static string Member(JsonProperty member)
    {
        var value = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : JsonText.Indented(JsonSerializer.SerializeToUtf8Bytes(member.Value, Model.SessionJson.Values));
        return value.Length > MostOnLine || value.AsSpan().ContainsAny('\n', '\r') ? $"{member.Name}:\n{value}" : $"{member.Name}: {value}";
    }

    // A value on lines of its own is set apart from its neighbours.
    private static string Joined(string[] members) => string.Join(members.Any(m => m.Contains('\n', StringComparison.Ordinal)) ? "\n\n" : "\n", members);
}
