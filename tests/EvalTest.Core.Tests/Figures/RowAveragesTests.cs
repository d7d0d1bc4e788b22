
using EvalTest.Figures;

namespace EvalTest.Core.Tests.Figures;

public sealed class RowAveragesTests
{
    [Fact]
    public void The_trials_of_a_sample_are_averaged_and_the_samples_keep_the_order_of_the_dataset() =>
        Assert.Equal([0.5, 0.75], Of((7, 1), (2, 0), (7, 0), (2, 1), (7, 1), (7, 1)));

    [Fact]
    public void The_order_of_the_trials_does_not_show() =>
        Assert.Equal(Of((0, 0.1), (0, 0.2), (0, 0.3)), Of((0, 0.3), (0, 0.1), (0, 0.2)));

    private static IReadOnlyList<double> Of(params (int Row, double Value)[] trials)
    {
        var averages = new RowAverages();
        foreach (var (row, value) in trials)
            averages.Add(row, value);
        return averages.Values;
    }
}
