using System.Text.Json;

namespace EvalTest.TestKit;

/// <summary>One believed line of type <c>sample</c>.</summary>
public sealed record SampleLine(string Session, long Sequence, string Eval, string Id, int Trial, int Attempt, string Outcome, bool? Passed, string InputHash, JsonElement Json)
{
    public bool IsCompleted => Outcome == "completed";

    /// <summary>A score's value; null where the sample lacks it.</summary>
    public double? Score(string name) =>
        Json.TryGetProperty("scores", out var scores) && scores.TryGetProperty(name, out var score) ? score.GetProperty("value").GetDouble() : null;

    internal static SampleLine From(string session, JsonElement json) => new(
        session,
        json.GetProperty("n").GetInt64(),
        json.GetProperty("eval").GetString()!,
        json.GetProperty("id").GetString()!,
        json.GetProperty("trial").GetInt32(),
        json.GetProperty("attempt").GetInt32(),
        json.GetProperty("outcome").GetString()!,
        json.TryGetProperty("passed", out var passed) && passed.ValueKind is JsonValueKind.True or JsonValueKind.False ? passed.GetBoolean() : null,
        json.GetProperty("inputHash").GetString()!,
        json.Clone());
}
