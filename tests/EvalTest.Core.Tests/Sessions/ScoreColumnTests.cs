using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class ScoreColumnTests
{
    private readonly ScoreColumn column = new("accuracy");

    [Fact]
    public void A_value_in_place_of_another_counts_alone()
    {
        column.Set(0, 1, true);
        column.Set(1, 0, false);

        column.Set(0, 0.5, null);

        Assert.Equal((0.25, 0.5, 0), (column.RunningMean, column[0], column[1]));
    }

    [Fact]
    public void A_value_that_is_forgotten_counts_no_more_however_often_it_is_forgotten()
    {
        column.Set(2, 1, true);
        column.Clear(2);
        column.Clear(2);
        column.Clear(7);

        Assert.Null(column.RunningMean);
        Assert.True(double.IsNaN(column[2]) && double.IsNaN(column[0]) && double.IsNaN(column[7]));
    }

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(0, false, true)]
    [InlineData(1, false, false)]
    [InlineData(0, true, false)]
    [InlineData(0.5, true, false)]
    [InlineData(1, null, false)]
    public void It_is_a_verdict_while_each_value_is_that_of_its_verdict(double value, bool? passed, bool expected)
    {
        column.Set(0, 1, true);
        column.Set(1, value, passed);
        column.Set(2, 0, false);

        Assert.Equal(expected, column.IsVerdict);
    }
}
