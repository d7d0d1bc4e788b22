using System.Globalization;
using EvalTest.Figures;

namespace EvalTest.Core.Tests.Figures;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(0.8234, "0.823")]
    [InlineData(-12345.6789, "-12,345.679")]
    [InlineData(0.000123456, "0.000123")]
    [InlineData(1e15, "1E+15")]
    [InlineData(double.NaN, "unknown")]
    public void A_value_has_three_decimals_or_three_digits(double value, string text)
    {
        Assert.Equal(text, FigureText.Value(value));
    }

    [Theory]
    [InlineData(0.123456, 0.8, "0.1235")]
    [InlineData(0.79999, 0.8, "0.79999")]
    [InlineData(0.80000000000000004, 0.8, "0.8")]
    [InlineData(0.7999999999999999, 0.8, "0.8")]
    [InlineData(double.NaN, 0.8, "unknown")]
    public void A_figure_is_rounded_only_where_it_stays_on_its_side_of_the_bound(double value, double bound, string text)
    {
        Assert.Equal(text, FigureText.Beside(value, bound));
    }

    [Theory]
    [InlineData(0.25, "0.3 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "60.0 s")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(11_530, "3 h 12 min")]
    [InlineData(360_000, "100 h 0 min")]
    public void A_duration_has_the_units_that_matter(double seconds, string text)
    {
        Assert.Equal(text, FigureText.Duration(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void A_noun_agrees_with_its_count()
    {
        Assert.Equal(["0 samples", "1 sample", "1,000 samples"], new[] { 0, 1, 1000 }.Select(n => FigureText.Count(n, "sample")));
    }

    [Fact]
    public void The_culture_of_the_process_does_not_matter()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "~");
        CultureInfo.CurrentCulture = german;

        Assert.Equal("-1,234.500 1,234 -0.5 0.5 1.5 s", $"{FigureText.Value(-1234.5)} {FigureText.Count(1234)} {FigureText.Exact(-0.5)} {FigureText.Beside(0.5)} {FigureText.Duration(TimeSpan.FromSeconds(1.5))}");
    }
}
