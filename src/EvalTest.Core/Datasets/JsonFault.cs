using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace EvalTest.Datasets;

/// <summary>Says why JSON could not be read as a type, in words that help whoever wrote the JSON.</summary>
internal static partial class JsonFault
{
    private const string Misfit = "The JSON value could not be converted";

    /// <param name="e">What was thrown.</param>
    /// <param name="type">Of the row.</param>
    /// <param name="options">It was read with.</param>
    /// <param name="ofJson">Whether the place within the JSON says anything to whoever wrote the row.</param>
    public static string Reason(Exception e, Type type, JsonSerializerOptions options, bool ofJson = true)
    {
        if (e is not JsonException json)
            return $"{TypeName.Of(e.GetType())}: {e.Message}";

        var path = string.IsNullOrEmpty(json.Path) ? "$" : json.Path;
        var place = ofJson && json.BytePositionInLine is { } position ? $" (at {(path == "$" ? "" : $"{path}, ")}byte {position})" : "";
        return (json.Message.StartsWith(Misfit, StringComparison.Ordinal) ? MisfitReason(json, path, type, options) : Headline(json.Message)) + place;
    }

    // The serializer names the row's type here whenever a constructor takes the value; the member's own type is what helps.
    private static string MisfitReason(JsonException json, string path, Type type, JsonSerializerOptions options)
    {
        var why = json.InnerException is { } inner ? $": {Headline(inner.Message).TrimEnd('.')}" : "";
        if (path == "$")
            return $"the JSON value does not fit{why}";
        return TypeAt(path, type, options) is { } member ? $"the value does not fit {Described(member)}{why}" : $"the value does not fit{why}";
    }

    public static string Described(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum ? $"{TypeName.Of(type)} ({string.Join(", ", Enum.GetNames(bare))})" : TypeName.Of(type);
    }

    // Its own line number is always 0 here, and would mislead.
    public static string Headline(string message)
    {
        foreach (var tail in (string[])[" Path: ", " LineNumber: "])
        {
            if (message.LastIndexOf(tail, StringComparison.Ordinal) is > 0 and var at)
                message = message[..at];
        }

        return message.TrimEnd();
    }

    private static Type? TypeAt(string path, Type type, JsonSerializerOptions options)
    {
        Type? at = type;
        foreach (Match step in Steps().Matches(path))
        {
            var info = options.GetTypeInfo(at);
            at = info.Kind == JsonTypeInfoKind.Object ? Property(info, step.Groups[1].Value + step.Groups[2].Value) : info.ElementType;
            if (at is null)
                return null;
        }

        return at;
    }

    private static Type? Property(JsonTypeInfo info, string name) =>
        info.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.PropertyType;

    [GeneratedRegex(@"\.([^.\[]+)|\['(.*?)'\]|\[\d+\]")]
    private static partial Regex Steps();
}
