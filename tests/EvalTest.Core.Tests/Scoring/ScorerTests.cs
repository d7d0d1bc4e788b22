using EvalTest.Model;

namespace EvalTest.Core.Tests.Scoring;

public sealed class ScorerTests
{
    private readonly EvalContext eval = new("x", "s", new() { Id = "e", DisplayName = "e" }, new Sample(0, "row", null, default, default, HasOwnId: true), new("", "row", 0), 1, 0);

    [Fact]
    public async Task A_score_says_which_version_of_which_scorer_gave_it()
    {
        var score = await eval.ScoreAsync(new Given("judge", "2"), new ScorerInput("out") { Input = "in", Expected = "right" }, CancellationToken.None);

        Assert.Equal(new Score("quality", 0.5, null, "in out right") { Scorer = "judge/2" }, score);
        Assert.Equal([score], eval.Taken().Scores);
    }

    [Fact]
    public async Task What_a_scorer_throws_is_an_error_and_no_score()
    {
        await Assert.ThrowsAsync<HttpRequestException>(async () => await eval.ScoreAsync(new Given("judge", "2", () => throw new HttpRequestException("busy")), new("out"), CancellationToken.None));
        var error = await Assert.ThrowsAnyAsync<EvalTestException>(async () => await eval.ScoreAsync(new Given("judge", "2", () => throw new Xunit.Sdk.XunitException("not so")), new("out"), CancellationToken.None));

        Assert.StartsWith("An assertion failed within the scorer judge/2: not so", error.Message, StringComparison.Ordinal);
        Assert.Empty(eval.Taken().Scores);
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("judge", " ")]
    public async Task A_scorer_without_a_name_or_version_is_refused(string name, string version)
    {
        await Assert.ThrowsAnyAsync<EvalTestException>(async () => await eval.ScoreAsync(new Given(name, version), new("out"), CancellationToken.None));
    }

    [Fact]
    public async Task No_score_is_an_error()
    {
        var error = await Assert.ThrowsAnyAsync<EvalTestException>(async () => await eval.ScoreAsync(new Given("judge", "2", () => null!), new("out"), CancellationToken.None));

        Assert.StartsWith("The scorer judge/2 gave null for sample \"row\".", error.Message, StringComparison.Ordinal);
    }

    private sealed record Given(string Name, string Version, Func<Score>? Act = null) : IScorer
    {
        public ValueTask<Score> ScoreAsync(ScorerInput input, CancellationToken cancel) =>
            ValueTask.FromResult(Act is null ? Score.Measure("quality", 0.5, $"{input.Input} {input.Output} {input.Expected}") : Act());
    }
}
