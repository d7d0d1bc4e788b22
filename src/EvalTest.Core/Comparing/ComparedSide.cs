
using EvalTest.Stores;

namespace EvalTest.Comparing;

/// <summary>One eval of one experiment, as it stands beside another.</summary>
/// <param name="Label">What tells it from the others it is compared with: the experiment, the variant or the eval.</param>
/// <param name="Experiment">Its experiment's name.</param>
/// <param name="Assembly">The test assembly's simple name.</param>
/// <param name="Eval">The eval's id.</param>
/// <param name="Variant">The values of a matrix; empty where there is none.</param>
internal sealed record ComparedSide(string Label, string Experiment, string Assembly, string Eval, string Variant)
{
    /// <summary>What was read; no part of what is written down of a comparison.</summary>
    internal required RecordedEval Source { get; init; }

    public static ComparedSide Of(RecordedEval eval, string experiment, ComparedBy by)
    {
        var label = by switch
        {
            ComparedBy.Variant => eval.Eval.Variant,
            ComparedBy.Eval => eval.Eval.Id,
            _ => experiment,
        };
        return new ComparedSide(label, experiment, eval.Assembly, eval.Eval.Id, eval.Eval.Variant) { Source = eval };
    }
}
