using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>A line as its session wrote it, read by other code than the product's.</summary>
internal sealed record WrittenLine(long Offset, int Length, JsonElement Json)
{
    public long Number => Json.GetProperty("n").GetInt64();

    public string Type { get; } = Json.GetProperty("t").GetString()!;

    public string Eval { get; } = Text(Json, "eval");

    public string Id { get; } = Text(Json, "id");

    public string InputHash { get; } = Text(Json, "inputHash");

    public string Outcome { get; } = Text(Json, "outcome");

    public bool? Passed { get; } = Json.TryGetProperty("passed", out var passed) ? passed.GetBoolean() : null;

    public double? Score { get; } = Json.TryGetProperty("scores", out var scores) ? scores.GetProperty("accuracy").GetProperty("value").GetDouble() : null;

    public bool IsDone => Outcome is "completed" or "skipped";

    /// <summary>The key as the product's index knows it.</summary>
    public UInt128 Key { get; } = EvalTest.Sessions.KeyHash.Of(new SampleKey("", Text(Json, "id"), 0));

    public static WrittenLine Parse(long offset, ReadOnlySpan<byte> line) =>
        new(offset, line.Length, JsonSerializer.Deserialize<JsonElement>(line));

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString()! : "";
}
