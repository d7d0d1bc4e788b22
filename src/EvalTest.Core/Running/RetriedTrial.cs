using EvalTest.Planning;
using Polly;

namespace EvalTest.Running;

/// <summary>A trial on its way through its attempts.</summary>
internal sealed class RetriedTrial(PlannedTrial trial)
{
    /// <summary>Where the retry pipeline finds it.</summary>
    public static readonly ResiliencePropertyKey<RetriedTrial> Property = new("EvalTest.Trial");

    /// <summary>With the number of the current attempt.</summary>
    public PlannedTrial Trial { get; set; } = trial;

    /// <summary>Attempts of this run so far, the first one, which failed before, included.</summary>
    public int Tries { get; set; }
}
