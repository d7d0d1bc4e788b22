namespace EvalTest.Statistics;

/// <summary>Second minus first for each sample.</summary>
internal static class Differences
{
    // The means of trials in another order, or of sums like 0.1 + 0.2, differ by their rounding: that is a tie.
    private const double Rounding = 1e-12;

    /// <param name="pairs">The two systems' scores of the same samples.</param>
    public static double[] Of(IEnumerable<(double First, double Second)> pairs) => [.. pairs.Select(p => Between(p.First, p.Second))];

    private static double Between(double first, double second)
    {
        var difference = second - first;
        return double.IsFinite(difference) && Math.Abs(difference) <= Rounding * Math.Max(Math.Abs(first), Math.Abs(second)) ? 0 : difference;
    }
}
