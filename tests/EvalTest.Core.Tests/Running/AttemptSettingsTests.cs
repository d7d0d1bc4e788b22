using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class AttemptSettingsTests
{
    private static readonly RateLimits said = RateLimits.Parse("openai=6000/min")!;
    private static readonly RateLimits filed = RateLimits.Parse("openai=60/min,local=5/s")!;

    private static EvalDefinition Eval(string provider, string? rate) => Engine.Eval() with { Provider = provider, Rate = rate is null ? null : RateLimit.Parse(rate) };

    [Theory]
    [InlineData("openai", "600/min", "6000/min")]
    [InlineData("openai", null, "6000/min")]
    [InlineData("local", "1/s", "1/s")]
    [InlineData("local", null, "5/s")]
    [InlineData("other", null, null)]
    public void The_command_line_is_stronger_than_the_attribute_and_that_than_the_file(string provider, string? attribute, string? expected)
    {
        var settings = AttemptSettings.Of(Eval(provider, attribute), new RunOptions { Rates = said, DefaultRates = filed });

        Assert.Equal(expected is null ? null : RateLimit.Parse(expected), settings.Rate);
    }

    [Fact]
    public void Without_options_the_attributes_hold()
    {
        var eval = Eval("openai", "600/min") with { Timeout = TimeSpan.FromSeconds(3), Retries = 5 };

        Assert.Equal(new AttemptSettings(TimeSpan.FromSeconds(3), 5, RateLimit.Parse("600/min")), AttemptSettings.Of(eval, new RunOptions()));
    }
}
