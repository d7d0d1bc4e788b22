using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

public sealed class HolmTests
{
    // R: p.adjust(c(0.01, 0.02, 0.03, 0.005), "holm") is 0.03 0.04 0.04 0.02.
    [Fact]
    public void It_is_as_R_adjusts()
    {
        Assert.Equal([0.03, 0.04, 0.04, 0.02], Adjusted(0.01, 0.02, 0.03, 0.005));
        Assert.Equal([1, 1], Adjusted(0.6, 0.9));
        Assert.Equal([0.04], Adjusted(0.04));
        Assert.Empty(Adjusted());
    }

    [Fact]
    public void What_is_unknown_stays_so_and_does_not_count()
    {
        var unknown = Figure.Unknown("there are no pairs");

        Assert.Equal([Figure.Of(0.02), unknown, Figure.Of(0.04)], Holm.Adjust([Figure.Of(0.01), unknown, Figure.Of(0.04)]));
    }

    private static IEnumerable<double> Adjusted(params double[] values) => Holm.Adjust([.. values.Select(Figure.Of)]).Select(f => Math.Round(f.Value!.Value, 12));
}
