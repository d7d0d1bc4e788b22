namespace EvalTest.Statistics;

/// <summary>
/// A sum that carries its rounding errors along (Neumaier 1974; Ogita, Rump and Oishi 2005, algorithm Sum2), as if in twice the precision
/// of a double: the order of the terms does not show in the result. An overflow ends in NaN.
/// </summary>
internal struct CompensatedSum
{
    private double high;
    private double low;

    public readonly double Value => high + low;

    public void Add(double term)
    {
        var sum = high + term;
        var part = sum - high;
        low += (high - (sum - part)) + (term - part);
        high = sum;
    }

    /// <summary>Adds a product with the error of its rounding.</summary>
    public void AddProduct(double left, double right)
    {
        var product = left * right;
        Add(product);
        low += Math.FusedMultiplyAdd(left, right, -product);
    }

    public void AddProduct(double factor, in CompensatedSum sum)
    {
        AddProduct(factor, sum.high);
        AddProduct(factor, sum.low);
    }
}
