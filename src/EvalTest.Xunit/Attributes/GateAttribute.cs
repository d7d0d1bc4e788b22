namespace EvalTest;

/// <summary>
/// A condition that an eval's figures must meet for its test to pass. With a gate, single failed samples no longer fail the test.
/// Several gates must all hold.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class GateAttribute : EvalPartAttribute
{
    /// <summary>A gate on the pass rate: the share of completed samples with a verdict whose verdict is good, 0 to 1.</summary>
    public GateAttribute()
        : this(EvalTest.Score.PassedName)
    {
    }

    /// <summary>A gate on the mean of a score over all completed samples; a completed sample without that score counts as 0.</summary>
    /// <param name="score">
    /// The name of the score. Where no score has that name, <c>latency</c> is how long the attempts of the completed samples took, in seconds, and
    /// <c>cost</c> what they cost by <see cref="EvalContext.Usage"/>.
    /// </param>
    public GateAttribute(string score) => Score = score;

    /// <summary>The name of the score.</summary>
    public string Score { get; }

    /// <summary>The lowest mean that holds; NaN means no lower bound.</summary>
    public double AtLeast { get; set; } = double.NaN;

    /// <summary>The highest mean that holds; NaN means no upper bound.</summary>
    public double AtMost { get; set; } = double.NaN;

    /// <summary>The highest share of errors and time-outs among the samples that ran, 0 to 1; NaN means that none is allowed.</summary>
    public double MaxErrorRate { get; set; } = double.NaN;

    /// <summary>Judges a quantile in place of the mean, above 0 and below 1: 0.95 is the value that a twentieth of the samples exceeds. NaN means the mean.</summary>
    public double Quantile { get; set; } = double.NaN;

    /// <summary>
    /// How sure it must be that the figure keeps its bound, above 0.5 and below 1, as 0.95: not the figure itself but its one-sided confidence bound is
    /// held against it. Where only more samples could tell, the gate is underpowered, which fails the test and says about how many would decide.
    /// NaN means that the figure itself is judged.
    /// </summary>
    public double WithConfidence { get; set; } = double.NaN;
}
