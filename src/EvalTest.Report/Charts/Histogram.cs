using System.Globalization;
using EvalTest.Figures;
using EvalTest.Report.Views;
using EvalTest.Statistics;

namespace EvalTest.Report.Charts;

/// <summary>How many values lie where.</summary>
internal static class Histogram
{
    private const int Bars = 24;

    /// <summary>Bars of equal width over all values, or a bar for each of a few different values; null where all are the same or there are none.</summary>
    /// <param name="title">What they are of.</param>
    /// <param name="values">Finite.</param>
    /// <param name="unit">Behind each figure, with its blank.</param>
    public static HistogramView? Of(string title, IReadOnlyList<double> values, string unit = "")
    {
        if (values.Count == 0 || values.Min() is var least && values.Max() is var most && !(most > least))
            return null;

        (least, most) = (values.Min(), values.Max());
        var counts = new int[Bars];
        foreach (var value in values)
            counts[Math.Min(Bars - 1, (int)((value - least) / (most - least) * Bars))]++;
        double Edge(int bar) => least + ((most - least) / Bars * bar);
        var labels = Enumerable.Range(0, Bars).Select(i => $"{Short(Edge(i))} to {Short(Edge(i + 1))}{unit}: {FigureText.Count(counts[i])}");
        return new HistogramView(title, counts, [.. labels], Short(least) + unit, Short(most) + unit, $"median {Short(Quantile(values, 0.5))}{unit}, 95 % below {Short(Quantile(values, 0.95))}{unit}");
    }

    public static string Short(double value) =>
        value.ToString(Math.Abs(value) is 0 or (>= 0.01 and < 1e6) ? "#,0.##" : "G3", CultureInfo.InvariantCulture);

    private static double Quantile(IReadOnlyList<double> values, double quantile) => QuantileInterval.Of(values, quantile, 0.95).Value.Value ?? double.NaN;
}
