
using EvalTest.Figures;

namespace EvalTest.Observation;

/// <summary>What an eval came to, in the few figures that a log line bears.</summary>
internal sealed record EvalFigures(int Planned, int CompletedBefore, int CompletedNow, int Failed, int Errors, int Timeouts, int Skipped, int Pending, int Retries, TimeSpan Duration)
{
    public static EvalFigures Of(EvalSummary summary) => new(
        summary.Planned, summary.CompletedBefore, summary.CompletedNow, summary.Failed, summary.Errors, summary.Timeouts, summary.Skipped, summary.Pending, summary.Retries, summary.Duration);
}
