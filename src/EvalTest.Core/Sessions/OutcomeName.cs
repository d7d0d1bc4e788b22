using System.Diagnostics;
using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>How an outcome is spelt in a session file.</summary>
internal static class OutcomeName
{
    public static ReadOnlySpan<byte> Of(Outcome outcome) => outcome switch
    {
        Outcome.Completed => "completed"u8,
        Outcome.Error => "error"u8,
        Outcome.Timeout => "timeout"u8,
        Outcome.Skipped => "skipped"u8,
        _ => throw new UnreachableException(),
    };

    /// <summary>What the text says that a reader stands on; null for none of them.</summary>
    /// <exception cref="InvalidOperationException">It stands on no text.</exception>
    public static Outcome? Parse(ref Utf8JsonReader json) =>
        json.ValueTextEquals("completed"u8) ? Outcome.Completed
        : json.ValueTextEquals("error"u8) ? Outcome.Error
        : json.ValueTextEquals("timeout"u8) ? Outcome.Timeout
        : json.ValueTextEquals("skipped"u8) ? Outcome.Skipped
        : null;

    /// <summary>The same for an element.</summary>
    public static Outcome? Parse(JsonElement element) =>
        element.ValueKind != JsonValueKind.String ? null
        : element.ValueEquals("completed"u8) ? Outcome.Completed
        : element.ValueEquals("error"u8) ? Outcome.Error
        : element.ValueEquals("timeout"u8) ? Outcome.Timeout
        : element.ValueEquals("skipped"u8) ? Outcome.Skipped
        : null;
}
