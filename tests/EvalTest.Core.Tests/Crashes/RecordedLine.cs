namespace EvalTest.Core.Tests.Crashes;

/// <summary>A sample's line in a session file, read by nothing of ours.</summary>
/// <param name="Sample">As in <c>A/s7</c>.</param>
/// <param name="Outcome">As it stands there.</param>
/// <param name="Run">The score, which names the run; null where it has none.</param>
internal sealed record RecordedLine(string Sample, string Outcome, double? Run)
{
    /// <summary>No later run may repeat it.</summary>
    public bool IsDone => Outcome is "completed" or "skipped";
}
