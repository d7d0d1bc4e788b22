using EvalTest.Comparing;
using EvalTest.Core.Tests.Comparing;
using EvalTest.Core.Tests.Running;
using EvalTest.Reporting;
using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Reporting;

public sealed class ComparisonTextTests : IDisposable
{
    private readonly Laboratory lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Each_pair_is_a_line_and_what_is_not_in_it_stands_below()
    {
        await lab.RunAsync("first", Laboratory.Passes(i => i < 2), 4);
        await lab.RunAsync("second", Laboratory.Passes(i => i < 3), 5);
        await lab.RunAsync("second", _ => true, eval: Engine.Eval("Tests.New"));

        Assert.Equal(
            """
            Tests.Eval
              second vs first:  pass rate  0.750 vs 0.500  +0.250 [-0.362, 0.699]  p = 1.000 (McNemar)  1 better, 0 worse of 4  no difference shown; about 34 samples would decide
              second vs first, over 4 samples
                left out, only in second: 1 (p4)
                passed in second only: 1 (p2)
            Tests.New is only in second: not compared
            differences with paired 95 % intervals
            """,
            ComparisonText.Of(lab.Compare(new ComparisonOptions(), "first", "second")));
    }

    [Fact]
    public async Task A_refusal_says_why_and_has_no_figures()
    {
        await lab.RunAsync("first", _ => true, Laboratory.Rows(2));
        await lab.RunAsync("second", _ => true, Laboratory.Rows(2, from: 5));

        Assert.Equal(
            """
            Tests.Eval
              second vs first
                not compared: they share no sample that both completed with the same input (2 only in first, 2 only in second); compare runs over the same dataset
                left out, only in first: 2 (p0, p1)
                left out, only in second: 2 (p5, p6)
            """,
            ComparisonText.Of(lab.Compare(new ComparisonOptions(), "first", "second")));
    }

    [Fact]
    public async Task What_a_model_named_a_score_cannot_move_the_terminal()
    {
        await lab.RunAsync("first", _ => new Score("a\u001b[31m", 1));
        await lab.RunAsync("second", _ => new Score("a\u001b[31m", 1));

        Assert.DoesNotContain('\u001b', ComparisonText.Of(lab.Compare(new ComparisonOptions(), "first", "second")));
    }

    [Theory]
    [InlineData(0.5, "p = 0.500")]
    [InlineData(0.00051, "p = 5.1e-4")]
    [InlineData(2e-10, "p < 1e-9")]
    public void A_p_is_written_as_people_do(double p, string text) => Assert.Equal(text, ComparisonText.P(Figure.Of(p)));
}
