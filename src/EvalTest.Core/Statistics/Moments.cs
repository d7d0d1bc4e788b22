namespace EvalTest.Statistics;

/// <summary>
/// Mean and standard deviation of values that pass by once. Sums are compensated, so that the order of the values shows at most in the
/// last digit: a resumed run prints what an uninterrupted one prints. Not for use by several threads at once.
/// </summary>
internal sealed class Moments
{
    private CompensatedSum sum;
    private CompensatedSum squares;

    public int Count { get; private set; }

    /// <summary>NaN where there are no values, or where their sum overflows.</summary>
    public double Mean => Count == 0 ? double.NaN : sum.Value / Count;

    /// <summary>Of a sample, with n - 1; NaN below two values, or where a square overflows (beyond 1e154).</summary>
    public double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(Math.Max(0, SquaredDeviations()) / (Count - 1));

    public static Moments Of(IEnumerable<double> values)
    {
        var moments = new Moments();
        foreach (var value in values)
            moments.Add(value);
        return moments;
    }

    public void Add(double value)
    {
        sum.Add(value);
        squares.AddProduct(value, value);
        Count++;
    }

    // The sum of (x - m)^2 is that of x^2, minus 2m times that of x, plus n times m^2. Its terms nearly cancel, which twice the precision bears.
    private double SquaredDeviations()
    {
        var mean = Mean;
        var countTimesMean = new CompensatedSum();
        countTimesMean.AddProduct(Count, mean);

        var total = squares;
        total.AddProduct(-2 * mean, sum);
        total.AddProduct(mean, countTimesMean);
        return total.Value;
    }
}
