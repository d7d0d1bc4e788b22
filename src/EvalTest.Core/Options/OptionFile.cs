using System.Text.Json;

namespace EvalTest.Options;

/// <summary>The text of an <c>evaltest.json</c>: one object whose keys are options without their dashes and <c>eval-</c>.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">What it holds.</param>
internal sealed record OptionFile(string Path, string Text)
{
    public const string FileName = "evaltest.json";

    private static readonly JsonDocumentOptions lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The nearest file in a folder or above it; null where there is none.</summary>
    /// <exception cref="EvalTestException">There is one, and it cannot be read.</exception>
    public static OptionFile? Find(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, FileName);
            if (File.Exists(path))
                return new OptionFile(path, ReadText(path));
        }

        return null;
    }

    /// <summary>The values it gives, in its order; what it holds wrong is added to <paramref name="errors"/>.</summary>
    public IReadOnlyList<OptionValue> Values(ICollection<string> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(Text, lenient);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return [.. document.RootElement.EnumerateObject().Select(p => Value(p, errors)).OfType<OptionValue>()];
            errors.Add($"{Path} holds no JSON object: write {{ \"concurrency\": 32 }}, with any of the keys {Keys}.");
        }
        catch (JsonException e)
        {
            errors.Add($"{Path} is not the JSON it should be: {e.Message}");
        }

        return [];
    }

    private static string Keys => string.Join(", ", OptionCatalog.All.Select(o => o.Key));

    private OptionValue? Value(JsonProperty property, ICollection<string> errors)
    {
        var label = $"{Path}: \"{property.Name}\":";
        var option = OptionCatalog.All.FirstOrDefault(o => o.Key == property.Name);
        if (option is null)
        {
            errors.Add($"{Path}: \"{property.Name}\" is not an option; the keys are {Keys}.");
            return null;
        }

        var text = AsWritten(option, property.Value);
        if (text is null)
        {
            errors.Add($"{label} {property.Value.GetRawText()} is refused: give {option.Allowed}.");
            return null;
        }

        return new OptionValue(option, text, OptionSource.ProjectFile, label, System.IO.Path.GetDirectoryName(Path)!);
    }

    private static string? AsWritten(OptionDefinition option, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False when option.IsFlag => value.GetRawText(),
        _ => null,
    };

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalTestException($"{path} cannot be read: {e.Message} Make it readable or remove it.", e);
        }
    }
}
