namespace EvalTest.Model;

/// <summary>A condition on an eval's figures. Either bound may be absent; <paramref name="MaxErrorRate"/> may stand alone.</summary>
/// <param name="Score">The score whose mean is judged; <see cref="EvalTest.Score.PassedName"/> means the pass rate where no score has that name.</param>
/// <param name="AtLeast">Lowest mean that holds.</param>
/// <param name="AtMost">Highest mean that holds.</param>
/// <param name="MaxErrorRate">Highest share of errors and time-outs among the samples that ran, 0 to 1; null leaves the limit at 0.</param>
internal sealed record Gate(string Score, double? AtLeast, double? AtMost, double? MaxErrorRate);
