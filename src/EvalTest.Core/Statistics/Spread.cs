using System.Globalization;

namespace EvalTest.Statistics;

/// <summary>The mean of values and how they scatter around it, each known or with the reason why not. The order of the values does not show.</summary>
internal sealed class Spread
{
    private Spread(double[] sorted)
    {
        Sorted = sorted;
        NoMean = WhyNoMean(sorted);
        Missing = NoMean ?? WhyNoSpread(sorted);
        var moments = Moments.Of(NoMean is null ? sorted : []);
        Mean = NoMean is null ? Figure.Of(moments.Mean) : Figure.Unknown(NoMean);
        StandardDeviation = Missing is null ? Figure.Of(moments.StandardDeviation) : Figure.Unknown(Missing);
        Missing ??= Mean.Reason ?? StandardDeviation.Reason;
        StandardError = StandardDeviation.Value is { } deviation ? Figure.Of(deviation / Math.Sqrt(sorted.Length)) : StandardDeviation;
    }

    /// <summary>Ascending. Not to be changed.</summary>
    public double[] Sorted { get; }

    public int Count => Sorted.Length;

    public Figure Mean { get; }

    /// <summary>With n - 1. Unknown for equal values: that they did not differ does not say that others would not.</summary>
    public Figure StandardDeviation { get; }

    /// <summary>Of the mean: deviation / √n.</summary>
    public Figure StandardError { get; }

    /// <summary>Why nothing is known of how far the mean would vary; null where it is.</summary>
    public string? Missing { get; }

    /// <summary>Whether every value is 0 or 1, so that the mean is a proportion.</summary>
    public bool IsProportion => NoMean is null && Array.TrueForAll(Sorted, v => v is 0 or 1);

    private string? NoMean { get; }

    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return new Spread(sorted);
    }

    // NaN is sorted to the front, infinities to the ends.
    private static string? WhyNoMean(double[] sorted) => sorted switch
    {
        [] => "there are no values",
        [var first, ..] when !double.IsFinite(first) => NotFinite(first),
        [.., var last] when !double.IsFinite(last) => NotFinite(last),
        _ => null,
    };

    private static string? WhyNoSpread(double[] sorted) => sorted switch
    {
        [_] => "one value says nothing of its spread",
        [var first, .., var last] when first == last => string.Create(CultureInfo.InvariantCulture, $"all {sorted.Length} values are {first}, so nothing shows their spread"),
        _ => null,
    };

    private static string NotFinite(double value) => string.Create(CultureInfo.InvariantCulture, $"the value {value} is no finite number");
}
