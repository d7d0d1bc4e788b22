namespace EvalTest.Xunit.Execution;

/// <summary>A recorded stack without the frames of this library and of the invocation by reflection below the eval.</summary>
internal static class RecordedStack
{
    private static readonly string[] machinery =
    [
        "at EvalTest.Xunit.Execution.",
        "at EvalTest.Xunit.Binding.",
        "at EvalTest.Running.",
        "at EvalTest.Scoring.",
        "at System.Reflection.",
        "at System.RuntimeMethodHandle.",
        "at InvokeStub_",
        "--- End of stack trace from previous location ---",
    ];

    public static string? OfUser(string? stack)
    {
        if (stack is null)
            return null;

        var lines = stack.Split(Environment.NewLine).ToList();
        lines.RemoveAll(line => Array.Exists(machinery, m => line.AsSpan().TrimStart().StartsWith(m, StringComparison.Ordinal)));
        return string.Join(Environment.NewLine, lines);
    }
}
