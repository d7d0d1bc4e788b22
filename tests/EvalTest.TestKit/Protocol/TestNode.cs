using System.Text.Json;

namespace EvalTest.TestKit;

/// <summary>What an IDE was last told of one test.</summary>
/// <param name="Uid">By which it is run again.</param>
/// <param name="Name">As it is shown.</param>
/// <param name="State">As in <c>discovered</c>, <c>in-progress</c>, <c>passed</c>, <c>failed</c>, <c>skipped</c>.</param>
/// <param name="File">Where its method stands.</param>
/// <param name="Line">The line its attribute begins in, counted from 1.</param>
/// <param name="Json">The node whole.</param>
public sealed record TestNode(string Uid, string Name, string State, string? File, int? Line, JsonElement Json)
{
    internal static TestNode From(JsonElement node) => new(
        node.GetProperty("uid").GetString()!,
        node.GetProperty("display-name").GetString()!,
        node.GetProperty("execution-state").GetString()!,
        node.TryGetProperty("location.file", out var file) ? file.GetString() : null,
        node.TryGetProperty("location.line-start", out var line) ? line.GetInt32() : null,
        node.Clone());
}
