using System.Diagnostics;

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

    public static Outcome? Parse(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("completed"u8) ? Outcome.Completed
        : name.SequenceEqual("error"u8) ? Outcome.Error
        : name.SequenceEqual("timeout"u8) ? Outcome.Timeout
        : name.SequenceEqual("skipped"u8) ? Outcome.Skipped
        : null;
}
