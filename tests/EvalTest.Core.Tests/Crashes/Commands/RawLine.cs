using System.Text;
using System.Text.Json;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>A whole line of a session file, read by the base library alone.</summary>
/// <param name="Type">Its <c>t</c>.</param>
/// <param name="Sample">What it says, where it is a sample's; its version is not in it.</param>
/// <param name="InputHash">Of the sample.</param>
internal sealed record RawLine(string Type, ModelLine.Sample? Sample, string? InputHash)
{
    public static IReadOnlyList<RawLine> Of(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>The whole lines alone, which is all that counts of a file that the model knows.</summary>
    public static int Count(string file) => File.ReadAllBytes(file).Count(b => b == '\n');

    private static RawLine Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var type = root.GetProperty("t").GetString()!;
        if (type != "sample")
            return new RawLine(type, null, null);

        bool? passed = root.TryGetProperty("passed", out var verdict) ? verdict.GetBoolean() : null;
        double? score = root.TryGetProperty("scores", out var scores) ? scores.GetProperty("run").GetProperty("value").GetDouble() : null;
        var sample = new ModelLine.Sample(root.GetProperty("id").GetString()!, root.GetProperty("outcome").GetString()!, passed, 0, root.GetProperty("attempt").GetInt32(), score);
        return new RawLine(type, sample, root.GetProperty("inputHash").GetString());
    }
}
