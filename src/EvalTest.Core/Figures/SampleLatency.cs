using System.Text.Json;
using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>How long the system under test took for a sample, in seconds: as its target recorded it, else the whole attempt.</summary>
internal static class SampleLatency
{
    public static double Of(SampleRecord record)
    {
        var recorded = record.Values.FirstOrDefault(v => v.Key == Gate.Latency).Value;
        if (recorded is null)
            return record.Duration.TotalSeconds;

        var json = new Utf8JsonReader(recorded);
        return json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : record.Duration.TotalSeconds;
    }
}
