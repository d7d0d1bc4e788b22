using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Tool.Commands;

/// <summary>What of an experiment somebody asked to see.</summary>
/// <param name="Errors">Samples that ended in an error or a time-out.</param>
/// <param name="Failed">Samples with a bad verdict.</param>
/// <param name="Sample">The one with this id; null for none.</param>
/// <param name="Full">Shorten nothing.</param>
internal sealed record ShownParts(bool Errors, bool Failed, string? Sample, bool Full)
{
    /// <summary>Whether single samples were asked for.</summary>
    public bool AreSamples => Errors || Failed || Sample is not null;

    public IEnumerable<SampleRecord> Of(RecordedEval eval) =>
        Sample is { } id ? eval.Find(id)
        : AreSamples ? eval.Samples(IsAsked)
        : [];

    private bool IsAsked(ResultSlot slot) =>
        (Errors && slot.State is ResultState.Error or ResultState.Timeout) || (Failed && slot.Verdict == Verdict.Failed);
}
