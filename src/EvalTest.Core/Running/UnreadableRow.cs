using EvalTest.Model;
using EvalTest.Planning;

namespace EvalTest.Running;

/// <summary>The error of a sample whose row could not be read: nothing was called for it, and no other attempt would read it better.</summary>
internal static class UnreadableRow
{
    public static SampleRecord Record(EvalDefinition eval, PlannedTrial trial, SampleError fault, DateTimeOffset now) => new()
    {
        Eval = eval.Id,
        Key = trial.Key,
        Attempt = trial.Attempt,
        InputHash = trial.Sample.InputHash,
        Outcome = Outcome.Error,
        Index = trial.Sample.Index,
        Started = now,
        Error = fault,
    };
}
