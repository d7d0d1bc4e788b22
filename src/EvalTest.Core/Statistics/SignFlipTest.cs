using System.Globalization;
using MathNet.Numerics.Distributions;

namespace EvalTest.Statistics;

/// <summary>
/// Whether paired scores may be of two equally good systems (Fisher, The Design of Experiments, 1935, section 21; Good, Permutation Tests,
/// 2000, section 3.2): then each difference could as well have the other sign. The p value is the share of all assignments of signs whose sum is
/// at least as far from zero. Pairs that are equal change nothing.
/// </summary>
/// <param name="P">Two-sided.</param>
/// <param name="Method">How the share was found.</param>
internal sealed record SignFlipTest(Figure P, string Method)
{
    /// <summary>Up to so many pairs that differ, all assignments are tried.</summary>
    public const int MostToEnumerate = 12;

    /// <summary>Above, so many are drawn: p is (b + 1)/(m + 1), which is never 0 and never too small (Phipson and Smyth, SAGMB 2010).</summary>
    public const int Draws = 9_999;

    // Above, the sum of so many signs is normal, and drawing would take seconds.
    private const int MostToDraw = 5_000;

    // A sum in another order differs by its rounding and is still as far from zero.
    private const double Rounding = 1e-10;

    /// <param name="differences">Second minus first, in any order.</param>
    /// <param name="seed">Of the drawn assignments.</param>
    public static SignFlipTest Of(IReadOnlyCollection<double> differences, int seed = 0)
    {
        var spread = Spread.Of(differences.Where(d => d != 0));
        if (differences.Count == 0)
            return new SignFlipTest(Figure.Unknown("there are no pairs"), "sign flips");
        if (spread.Count > 0 && spread.Mean.Value is null)
            return new SignFlipTest(spread.Mean, "sign flips");

        // Sizes do not tell which system is first.
        double[] sizes = [.. spread.Sorted.Select(Math.Abs).Order()];
        var sum = new CompensatedSum();
        foreach (var difference in spread.Sorted)
            sum.Add(difference);
        var least = Math.Abs(sum.Value) - (Rounding * sizes.Sum());
        return sizes.Length switch
        {
            <= MostToEnumerate => new SignFlipTest(Figure.Of(Enumerated(sizes, least)), "sign flips, all of them"),
            <= MostToDraw => new SignFlipTest(Figure.Of(Drawn(sizes, least, seed)), string.Create(CultureInfo.InvariantCulture, $"sign flips, {Draws:N0} drawn with seed {seed}")),
            _ => new SignFlipTest(Figure.Of(Normally(sizes, Math.Abs(sum.Value))), "sign flips, normal approximation"),
        };
    }

    private static double Enumerated(double[] sizes, double least)
    {
        var all = 1 << sizes.Length;
        var extreme = 0;
        for (var signs = 0; signs < all; signs++)
            extreme += Math.Abs(SignedSum(sizes, 0, sizes.Length, signs)) >= least ? 1 : 0;
        return (double)extreme / all;
    }

    private static double Drawn(double[] sizes, double least, int seed)
    {
        var random = new Random(seed);
        var extreme = 0;
        for (var i = 0; i < Draws; i++)
        {
            var sum = 0.0;
            // Thirty signs for each number drawn.
            for (var from = 0; from < sizes.Length; from += 30)
                sum += SignedSum(sizes, from, Math.Min(sizes.Length, from + 30), random.Next(1 << 30));
            extreme += Math.Abs(sum) >= least ? 1 : 0;
        }

        return (extreme + 1.0) / (Draws + 1);
    }

    private static double Normally(double[] sizes, double sum) => 2 * Normal.CDF(0, 1, -sum / Math.Sqrt(sizes.Sum(s => s * s)));

    private static double SignedSum(double[] sizes, int from, int to, int signs)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++, signs >>= 1)
            sum += (1 - (2 * (signs & 1))) * sizes[i];
        return sum;
    }
}
