namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>What the model holds a line of a session to say.</summary>
internal abstract record ModelLine
{
    public sealed record Sample(string Id, string Outcome, bool? Passed, int Version, int Attempt, double? Score) : ModelLine
    {
        public bool IsCompleted => Outcome == "completed";
    }

    public sealed record Retract(bool FailedOnly, string? Filter) : ModelLine;

    /// <summary>All that decides nothing.</summary>
    public sealed record Other : ModelLine;
}
