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
    /// <param name="score">The name of the score.</param>
    public GateAttribute(string score) => Score = score;

    /// <summary>The name of the score.</summary>
    public string Score { get; }

    /// <summary>The lowest mean that holds; NaN means no lower bound.</summary>
    public double AtLeast { get; set; } = double.NaN;

    /// <summary>The highest mean that holds; NaN means no upper bound.</summary>
    public double AtMost { get; set; } = double.NaN;

    /// <summary>The highest share of errors and time-outs among the samples that ran, 0 to 1; NaN means that none is allowed.</summary>
    public double MaxErrorRate { get; set; } = double.NaN;
}
