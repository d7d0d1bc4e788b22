using System.Text;
using System.Text.Json;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>Reads session files by the base library alone, so that what is checked does not check itself.</summary>
internal static class RecordedLines
{
    /// <summary>The samples on whole lines, in the order of the file.</summary>
    public static IReadOnlyList<RecordedLine> Of(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<RecordedLine>()];
    }

    private static RecordedLine? Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        if (root.GetProperty("t").GetString() != "sample")
            return null;
        double? run = root.TryGetProperty("scores", out var scores) ? scores.GetProperty("run").GetProperty("value").GetDouble() : null;
        return new RecordedLine($"{root.GetProperty("eval").GetString()}/{root.GetProperty("id").GetString()}", root.GetProperty("outcome").GetString()!, run);
    }
}
