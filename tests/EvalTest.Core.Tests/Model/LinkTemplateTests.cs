using System.Diagnostics;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Model;

public sealed class LinkTemplateTests : IDisposable
{
    private static readonly EvalContext context = new(
        "team/long eval",
        "20261121T100000Z-0123456789abcdef",
        new EvalDefinition { Id = "Tests.Eval", DisplayName = "Eval", Variant = "model: \"a\"" },
        new Sample(7, "p&1", null, default, default, HasOwnId: true),
        new SampleKey("model: \"a\"", "p&1", 2),
        attempt: 3,
        runSeed: 0);

    public void Dispose() => Activity.Current = null;

    [Theory]
    [InlineData("https://x.test/{experiment}/{sample}?trial={trial}&attempt={attempt}&row={index}", "https://x.test/team%2Flong%20eval/p%261?trial=2&attempt=3&row=7")]
    [InlineData("{session} {eval} {variant}", "20261121T100000Z-0123456789abcdef Tests.Eval model%3A%20%22a%22")]
    [InlineData("https://x.test/nothing", "https://x.test/nothing")]
    public void Placeholders_stand_for_the_facts_of_the_sample(string template, string link) => Assert.Equal(link, LinkTemplate.Fill(template, context));

    [Fact]
    public void A_trace_is_that_of_the_current_activity()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.Equal($"{activity.TraceId}/{activity.SpanId}", LinkTemplate.Fill("{trace}/{span}", context));
    }

    [Fact]
    public void A_link_to_a_trace_that_nobody_records_is_not_kept()
    {
        context.Link("trace", "https://x.test/{trace}");
        context.Link("run", "https://x.test/{trial}");

        Assert.Equal(["run"], context.Taken().Values.Select(v => v.Key));
    }

    [Fact]
    public void A_placeholder_that_stands_for_nothing_names_those_there_are()
    {
        var refusal = Assert.Throws<ArgumentException>(() => context.Link("run", "https://x.test/{run}"));

        Assert.StartsWith("\"{run}\" in the link \"https://x.test/{run}\" stands for nothing. There are: {experiment}, {session}, {eval}, {variant}, {sample}, {index}, {trial}, {attempt}, {seed}, {trace}, {span}.", refusal.Message, StringComparison.Ordinal);
    }
}
