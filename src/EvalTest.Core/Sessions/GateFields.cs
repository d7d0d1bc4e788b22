using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>The gates in an <c>eval</c> line. No result counts by them, so what is not as it should be is left out.</summary>
internal static class GateFields
{
    public static IReadOnlyList<Gate> Read(JsonElement root) =>
        root.TryGetProperty("gates", out var gates) && gates.ValueKind == JsonValueKind.Array ? [.. gates.EnumerateArray().Select(Gate).OfType<Gate>()] : [];

    /// <summary>The names of the metrics that gates may ask for beside scores.</summary>
    public static IReadOnlyList<string> ReadMetrics(JsonElement root) =>
        root.TryGetProperty("metrics", out var metrics) && metrics.ValueKind == JsonValueKind.Array ? [.. metrics.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.String).Select(m => m.GetString()!)] : [];

    private static Gate? Gate(JsonElement gate)
    {
        if (gate.ValueKind != JsonValueKind.Object || !gate.TryGetProperty("score", out var score) || score.ValueKind != JsonValueKind.String)
            return null;

        return new Gate(score.GetString()!, Number(gate, "atLeast"), Number(gate, "atMost"), Number(gate, "maxErrorRate"))
        {
            Quantile = Number(gate, "quantile"),
            WithConfidence = Number(gate, "withConfidence"),
        };
    }

    private static double? Number(JsonElement gate, string name) =>
        gate.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
