namespace EvalTest.Statistics;

/// <summary>A proportion with Wilson's interval (<see cref="WilsonInterval"/>) and the binomial standard error √(p(1 - p)/n).</summary>
internal static class ProportionInterval
{
    private const string Method = "Wilson";

    /// <param name="successes">0 to <paramref name="n"/>.</param>
    /// <param name="n">How many trials.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static Estimate Of(int successes, int n, double confidence)
    {
        var interval = WilsonInterval.Of(successes, n, confidence);
        if (interval is null)
        {
            var nothing = Figure.Unknown("there are no values");
            return Estimate.Without(nothing, nothing, nothing.Reason!, 0, Method);
        }

        var rate = (double)successes / n;
        // At either end the formula says 0, as if one more value could not differ; the interval says how far it could.
        var error = successes == 0 || successes == n
            ? Figure.Unknown("all values are the same, so nothing shows their spread")
            : Figure.Of(Math.Sqrt(rate * (1 - rate) / n));
        return Estimate.With(Figure.Of(rate), error, interval, n, Method);
    }
}
