namespace EvalTest.Model;

/// <summary>A condition on an eval's figures. Either bound may be absent; <see cref="MaxErrorRate"/> may stand alone.</summary>
/// <param name="Score">
/// Whose figure is judged: a score; <see cref="EvalTest.Score.PassedName"/> for the pass rate, <see cref="Latency"/> or <see cref="Cost"/>, where no score has that name.
/// </param>
/// <param name="AtLeast">The lowest figure that holds.</param>
/// <param name="AtMost">The highest figure that holds.</param>
/// <param name="MaxErrorRate">Highest share of errors and time-outs among the samples that ran, 0 to 1; null leaves the limit at 0.</param>
internal sealed record Gate(string Score, double? AtLeast, double? AtMost, double? MaxErrorRate)
{
    /// <summary>The name of how long attempts took, in seconds.</summary>
    public const string Latency = "latency";

    /// <summary>The name of what samples cost, in the currency that the eval uses.</summary>
    public const string Cost = "cost";

    /// <summary>Which quantile is judged, above 0 and below 1, as 0.95; null for the mean.</summary>
    public double? Quantile { get; init; }

    /// <summary>How sure the figure must be to lie on its side of the bound, above 0.5 and below 1: its one-sided bound is held against it. Null for the figure itself.</summary>
    public double? WithConfidence { get; init; }

    /// <summary>The figure in words, as in <c>accuracy</c> or <c>p95(latency)</c>.</summary>
    public string Figure => Quantile is { } quantile ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{quantile * 100:0.###}({Score})") : Score;
}
