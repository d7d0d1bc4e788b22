using System.Globalization;

namespace EvalTest.Figures;

/// <summary>Figures as people read them, the same in every culture.</summary>
internal static class FigureText
{
    /// <summary>With thousands separators: <c>1,000</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 sample</c>, <c>2 samples</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Three decimals, or three digits where those would say too little or too much; "unknown" for NaN.</summary>
    public static string Value(double value) =>
        double.IsNaN(value) ? "unknown"
        : Math.Abs(value) is 0 or (>= 0.001 and < 1e12) ? value.ToString("#,0.000", CultureInfo.InvariantCulture)
        : value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A number as its author wrote it: <c>0.8</c>.</summary>
    public static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A figure with four decimals, or with all of them where a rounded one would seem to be on the other side of a bound, or on it.</summary>
    public static string Beside(double value, params IReadOnlyList<double?> bounds)
    {
        var rounded = Math.Round(value, 4);
        var misleads = bounds.Any(b => b is { } bound && rounded.CompareTo(bound) != value.CompareTo(bound) && Math.Abs(value - bound) > 1e-12 * Math.Abs(bound));
        return double.IsNaN(value) ? "unknown" : Exact(misleads ? value : rounded);
    }

    /// <summary><c>0.3 s</c>, <c>2 min 5 s</c>, <c>3 h 12 min</c>.</summary>
    public static string Times(int count) => count == 1 ? "once" : $"{Count(count)} times";

    public static string Duration(TimeSpan duration) =>
        duration.TotalSeconds < 60 ? $"{duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
        : duration.TotalHours < 1 ? $"{duration.Minutes} min {duration.Seconds} s"
        : $"{Count((long)duration.TotalHours)} h {duration.Minutes} min";

    /// <summary>The first few of some names and how many more there are.</summary>
    /// <param name="names">Those that are known, at least one.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="most">How many to name.</param>
    public static string Some(IReadOnlyList<string> names, int total, int most)
    {
        var shown = names.Take(most).ToArray();
        var rest = total - shown.Length;
        return string.Join(", ", shown) + (rest <= 0 ? "" : $" and {Count(rest)} more");
    }
}
