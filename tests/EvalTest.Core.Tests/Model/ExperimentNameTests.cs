using EvalTest.Model;

namespace EvalTest.Core.Tests.Model;

public class ExperimentNameTests
{
    [Theory]
    [InlineData("long_eval")]
    [InlineData("7")]
    [InlineData("nightly/2026-11-21/gpt-4.1/en")]
    [InlineData("auto/20261121T073226Z-7f3a")]
    [InlineData("console")]
    [InlineData("COM0")]
    [InlineData("a.b.c")]
    public void A_name_within_the_rule_is_valid(string name) => Assert.True(ExperimentName.IsValid(name));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a/b/c/d/e")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData(".hidden")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a.")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("a:b")]
    [InlineData("NUL")]
    [InlineData("x/con")]
    [InlineData("aux.txt")]
    [InlineData("Com1.a.b")]
    [InlineData("lpt9")]
    public void A_name_outside_the_rule_is_not_valid(string name) => Assert.False(ExperimentName.IsValid(name));

    [Fact]
    public void A_part_has_at_most_100_characters()
    {
        Assert.True(ExperimentName.IsValid(new string('a', 100)));
        Assert.False(ExperimentName.IsValid(new string('a', 101)));
    }

    [Fact]
    public void A_run_without_a_name_is_named_after_the_time_and_four_digits()
    {
        var name = ExperimentName.NewAuto(new FixedClock(), new FixedRandom());

        Assert.Equal("auto/20261121T073226Z-00ff", name);
        Assert.True(ExperimentName.IsValid(name));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 7, 32, 26, TimeSpan.Zero);
    }

    private sealed class FixedRandom() : Random(1)
    {
        public override int Next(int maxValue) => 0xff;
    }
}
