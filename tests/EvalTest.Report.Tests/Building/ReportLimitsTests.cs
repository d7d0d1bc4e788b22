using EvalTest.Core.Tests.Reporting;
using EvalTest.Core.Tests.Running;
using EvalTest.Report.Building;
using EvalTest.Report.Tests.Rendering;

namespace EvalTest.Report.Tests.Building;

public sealed class ReportLimitsTests
{
    [Fact]
    public async Task The_first_failing_samples_are_shown_in_full_the_next_on_a_line_and_the_rest_is_counted()
    {
        using var world = await new RecordedWorld().RunAsync(Engine.Eval(), 20, c => c.Index % 2 == 0);

        using var experiment = world.Open();
        var samples = ReportViews.Of(experiment, new ReportLimits { Details = 3, Rows = 4 }).Evals[0].Samples;

        Assert.Equal(["p1", "p3", "p5"], samples.Samples.Select(s => s.Id));
        Assert.Equal(["p7", "p9", "p11", "p13"], samples.Rows.Select(s => s.Id));
        Assert.Equal((10, 3), (samples.Total, samples.LeftOut));
    }

    [Fact]
    public async Task The_page_keeps_to_its_room_whatever_the_samples_hold()
    {
        var text = new string('<', 3_000);
        using var world = await new RecordedWorld().WithEvalsAsync(["A.B", "A.C", "A.D"], 60, c =>
        {
            c.Record("output", text);
            return Score.Fail(text);
        });

        var whole = await Page.OfAsync(world.Open());
        var bounded = await Page.OfAsync(world.Open(), new ReportLimits { Bytes = 300_000 });

        Assert.InRange(whole.Length, 1_500_000, 4_000_000);
        Assert.InRange(bounded.Length, 150_000, 400_000);
        Assert.Matches("And [0-9]+ more, which are not on this page", bounded);
    }

    [Fact]
    public async Task Without_verdicts_the_lowest_scores_are_shown_or_the_highest_where_a_gate_bounds_them_from_above()
    {
        using var low = await new RecordedWorld().RunAsync(Engine.Eval(), 30, c => Score.Measure("quality", c.Index));
        using var high = await new RecordedWorld().RunAsync(Engine.Eval() with { Gates = [new Model.Gate("quality", null, 100, null)] }, 30, c => Score.Measure("quality", c.Index));

        using var lowest = low.Open();
        using var highest = high.Open();

        Assert.Equal(("Lowest quality", "p0"), (ReportViews.Of(lowest).Evals[0].Samples.Title, ReportViews.Of(lowest).Evals[0].Samples.Samples[0].Id));
        Assert.Equal(("Highest quality", "p20"), (ReportViews.Of(highest).Evals[0].Samples.Title, ReportViews.Of(highest).Evals[0].Samples.Samples[0].Id));
    }

    [Fact]
    public async Task A_hundred_thousand_samples_make_a_page_of_less_than_20_MB()
    {
        var count = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 100_000 : 2_000;
        using var world = await new RecordedWorld().RunAsync(Engine.Eval() with { Concurrency = 64 }, count, c =>
        {
            c.Record("output", new string('y', 2_000));
            return new EvalResult(Score.FromBoolean(c.Index % 2 == 0, "right"), Score.Measure("length", c.Index * 0.5));
        });

        var clock = TimeProvider.System.GetTimestamp();
        var html = await Page.OfAsync(world.Open());

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} samples: {html.Length:N0} characters in {TimeProvider.System.GetElapsedTime(clock).TotalSeconds:0.0} s, peak {Environment.WorkingSet / 1_000_000} MB working set");
        Assert.InRange(html.Length, 500_000, 20_000_000);
    }
}
