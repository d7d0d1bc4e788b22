using EvalTest.Model;
using EvalTest.Planning;

namespace EvalTest.Running;

/// <summary>The error of a sample whose row could not be read: nothing was called for it, and no other attempt would read it better.</summary>
internal static class UnreadableRow
{
    public static SampleRecord Record(EvalDefinition eval, PlannedTrial trial, DatasetException fault, DateTimeOffset now) => new()
    {
        Eval = eval.Id,
        Key = trial.Key,
        Attempt = trial.Attempt,
        InputHash = trial.Sample.InputHash,
        Outcome = Outcome.Error,
        Index = trial.Sample.Index,
        Started = now,
        // Its own text says it all: the exception within and where it was thrown are of the reader.
        Error = new SampleError(typeof(DatasetException).FullName!, fault.Message, Stack: null),
    };
}
