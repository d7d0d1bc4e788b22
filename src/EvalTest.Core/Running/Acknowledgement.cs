using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>Carries a sample from its worker to the fold: told by the session writer once its line is durable.</summary>
internal sealed class Acknowledgement(EvalRun run, PlannedTrial trial, SampleRecord record, bool isLast) : IDurable
{
    /// <summary>This run makes no other attempt at the trial.</summary>
    public bool IsLast => isLast;

    public PlannedTrial Trial => trial;

    public SampleRecord Record => record;

    /// <summary>The sample in words.</summary>
    public override string ToString() => $"sample \"{record.Key.SampleId}\" of {record.Eval}";

    public void Acknowledge(long sequence, long offset) => run.Acknowledge(this, sequence, offset);

    // The writer's fault stops the whole run by itself; this sample has simply not happened.
    public void Fail(Exception fault)
    {
    }
}
