namespace EvalTest.Statistics;

/// <summary>Two systems' verdicts on the same samples. What is significant is what <paramref name="Test"/> says; the interval says how large the difference may be.</summary>
/// <param name="Difference">The second's pass rate minus the first's, with Tango's interval (<see cref="TangoInterval"/>).</param>
/// <param name="Test">Whether the two may be equally good.</param>
/// <param name="Deviation">Of the differences -1, 0 and 1: what <see cref="SampleSize"/> asks for.</param>
/// <param name="Tally">Wins, losses and ties of the second.</param>
internal sealed record PairedVerdicts(Estimate Difference, McNemarTest Test, Figure Deviation, Tally Tally)
{
    /// <param name="gained">Samples that only the second passed.</param>
    /// <param name="lost">Samples that only the first passed.</param>
    /// <param name="n">All samples that both have a verdict on.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static PairedVerdicts Of(int gained, int lost, int n, double confidence)
    {
        const string method = "Tango";
        var interval = TangoInterval.Of(gained, lost, n, confidence);
        var tally = new Tally(gained, lost, n - gained - lost);
        var test = McNemarTest.Of(gained, lost);
        if (interval is null)
        {
            var nothing = Figure.Unknown("there are no pairs");
            return new(Estimate.Without(nothing, nothing, nothing.Reason!, 0, method), test, nothing, tally);
        }

        var mean = (double)(gained - lost) / n;
        var variance = n < 2 ? 0 : (gained + lost - (n * mean * mean)) / (n - 1);
        var deviation = variance > 0 ? Figure.Of(Math.Sqrt(variance)) : Figure.Unknown("all pairs differ alike, so nothing shows their spread");
        var error = deviation.Value is { } known ? Figure.Of(known / Math.Sqrt(n)) : deviation;
        return new(Estimate.With(Figure.Of(mean), error, interval, n, method), test, deviation, tally);
    }
}
