using System.Text;
using EvalTest.Model;
using EvalTest.Scoring;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ResultReaderTests
{
    private readonly EvalContext context = new("exp", "session", new EvalDefinition { Id = "E", DisplayName = "E" }, new Sample(0, "s", null, 0, default), new SampleKey("", "s", 0), attempt: 1, runSeed: 0);

    [Fact]
    public void Nothing_is_a_good_verdict_without_scores()
    {
        var result = ResultReader.Read(null, context);

        Assert.Equal((0, true), (result.Scores.Count, result.Passed));
    }

    [Fact]
    public void A_bool_is_the_score_passed()
    {
        Assert.Equal([new Score("passed", 1, true)], ResultReader.Read(true, context).Scores);
    }

    [Fact]
    public void False_says_that_the_eval_returned_it()
    {
        var result = ResultReader.Read(false, context);

        Assert.Equal([new Score("passed", 0, false, "the eval returned false")], result.Scores);
        Assert.False(result.Passed);
    }

    public static TheoryData<object> Numbers =>
        [(sbyte)3, (byte)3, (short)3, (ushort)3, 3, 3u, 3L, 3ul, (nint)3, (nuint)3, (Int128)3, (UInt128)3, (Half)3, 3f, 3d, 3m];

    [Theory]
    [MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public void A_number_is_a_measure_without_a_verdict(object number)
    {
        var result = ResultReader.Read(number, context);

        Assert.Equal([new Score("score", 3)], result.Scores);
        Assert.Null(result.Passed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_an_error(object number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ResultReader.Read(number, context));
    }

    [Fact]
    public void Scores_of_the_context_come_before_those_returned()
    {
        context.Score(Score.Measure("latency", 12));

        var result = ResultReader.Read(new[] { Score.Pass("a"), Score.Fail("no", "b") }, context);

        Assert.Equal(["latency", "a", "b"], result.Scores.Select(s => s.Name));
        Assert.False(result.Passed);
    }

    [Fact]
    public void A_result_adds_its_scores_values_and_usage_to_those_of_the_context()
    {
        context.Record("prompt", "p");
        context.Usage(10, 1);

        var result = ResultReader.Read(new EvalResult(Score.Pass("a")) { Values = new Dictionary<string, object?> { ["response"] = new[] { 1, 2 } }, Usage = new TokenUsage(5, 2, 0.5m) }, context);

        Assert.Equal([Score.Pass("a")], result.Scores);
        Assert.Equal(["prompt \"p\"", "response [1,2]"], result.Values.Select(v => $"{v.Key} {Encoding.UTF8.GetString(v.Value)}"));
        Assert.Equal(new TokenUsage(15, 3, 0.5m), result.Usage);
    }

    [Fact]
    public void One_good_verdict_among_measures_is_good()
    {
        context.Score(Score.Measure("latency", 12));

        Assert.True(ResultReader.Read(Score.Pass(), context).Passed);
    }

    [Fact]
    public void Only_measures_are_no_verdict()
    {
        context.Score(Score.Measure("latency", 12));

        Assert.Null(ResultReader.Read(0.5, context).Passed);
    }

    // Its failed assertions count as bad; were its good ends nothing, its pass rate could only be zero.
    [Fact]
    public void A_method_without_a_result_has_passed_even_if_it_measured()
    {
        context.Score(Score.Measure("latency", 12));

        Assert.True(ResultReader.Read(null, context).Passed);
    }

    [Fact]
    public void A_method_without_a_result_has_failed_if_a_score_of_its_context_has()
    {
        context.Score(Score.Fail("no"));

        Assert.False(ResultReader.Read(null, context).Passed);
    }

    [Fact]
    public void A_failed_assertion_keeps_what_came_before_it()
    {
        context.Score(Score.Pass("format"));

        var result = ResultReader.ReadFailed(context);

        Assert.Equal([Score.Pass("format")], result.Scores);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Two_scores_of_one_name_are_refused()
    {
        context.Score(Score.Pass());

        var error = Assert.ThrowsAny<EvalTestException>(() => ResultReader.Read(Score.Pass(), context));

        Assert.Equal("Two scores of one sample are named \"score\". Give each its own name, as in Score.Exact(answer, expected, name: \"exact\"); scores added through EvalContext.Score count too.", error.Message);
    }

    [Fact]
    public void A_null_among_the_scores_is_refused()
    {
        Assert.ThrowsAny<EvalTestException>(() => ResultReader.Read(new Score?[] { null }, context));
    }

    public static TheoryData<object> NoResults => ["answer", 'c', DayOfWeek.Friday, new object(), new[] { 0.5 }, new TimeSpan(1)];

    [Theory]
    [MemberData(nameof(NoResults), DisableDiscoveryEnumeration = true)]
    public void What_is_no_result_is_refused_with_what_to_return(object returned)
    {
        var error = Assert.ThrowsAny<EvalTestException>(() => ResultReader.Read(returned, context));

        Assert.Equal(
            $"The eval returned a {returned.GetType()}, which is not a result. Return nothing, a bool, a number, a Score, an IEnumerable<Score> or an EvalResult, or a Task or ValueTask of one. A value to keep beside the scores goes into EvalContext.Record(name, value).",
            error.Message);
    }
}
