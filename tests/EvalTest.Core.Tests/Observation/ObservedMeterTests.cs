using System.Net;
using System.Text.RegularExpressions;
using EvalTest.Core.Tests.Running;

namespace EvalTest.Core.Tests.Observation;

public sealed partial class ObservedMeterTests : IDisposable
{
    private readonly Watched watched = new();

    public void Dispose() => watched.Dispose();

    [Fact]
    public async Task Everything_that_is_measured_of_a_sample_that_needs_two_attempts()
    {
        using var engine = watched.HearMeasurements().Engine();
        const string own = "evaltest.eval=Tests.Eval evaltest.provider=local";

        await engine.RunAsync(Watched.Rows(1), c => c.Attempt == 1 ? throw Busy() : true, eval: Engine.Eval() with { Provider = "local" });

        string[] story =
        [
            $"evaltest.samples.started +1 {own}",
            $"evaltest.samples.in_flight +1 {own}",
            $"evaltest.samples.in_flight -1 {own}",
            $"evaltest.samples.retries +1 {own}",
            $"evaltest.samples.errors +1 {own} error.type=System.Net.Http.HttpRequestException",
            $"evaltest.sample.duration {own} evaltest.outcome=error",
            $"evaltest.sample.wait {own}",
            $"evaltest.samples.started +1 {own}",
            $"evaltest.samples.in_flight +1 {own}",
            $"evaltest.samples.in_flight -1 {own}",
            $"evaltest.samples.completed +1 {own} evaltest.outcome=completed evaltest.verdict=passed",
            $"evaltest.sample.duration {own} evaltest.outcome=completed",
            $"evaltest.sample.wait {own}",
        ];
        // A record becomes durable on another thread than the attempt's.
        Assert.Equal(story.Order(), watched.Measurements.Order());
    }

    [Fact]
    public async Task The_counters_are_folds_of_the_records()
    {
        using var engine = watched.HearMeasurements().Engine();
        // More retries than a tenth would wait for their budget.
        static object? Body(EvalContext c) => (c.Index % 50, c.Attempt) switch
        {
            (0, _) => false,
            (1, 1) => throw Busy(),
            (2, _) => throw new NotSupportedException("a bug"),
            (3, _) => throw new SampleSkippedException("does not apply"),
            _ => true,
        };

        var outcome = await engine.RunAsync(Watched.Rows(1_000), Body, engine.Options with { Concurrency = 1_000 }, Engine.Eval() with { Concurrency = 1_000 });

        var lines = File.ReadLines(outcome.Summary.SessionFile!).Where(l => l.Contains("\"t\":\"sample\"", StringComparison.Ordinal)).Select(l => OutcomeField().Match(l).Groups[1].Value).ToList();
        var (ended, erred) = (lines.Count, lines.Count(o => o == "error"));
        Assert.Equal((ended, ended, 1_000, erred, ended - 1_000), (Sum("started"), Sum("completed") + Sum("retries"), Sum("completed"), Sum("errors"), Sum("retries")));
        Assert.Equal((0, 2 * ended), (Sum("in_flight"), Of("in_flight").Count()));
        Assert.Equal(
            (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors, outcome.Summary.Skipped),
            (Of("completed", "verdict=passed").Count(), Of("completed", "verdict=failed").Count(), Of("completed", "outcome=error").Count(), Of("completed", "outcome=skipped").Count()));
    }

    [Fact]
    public async Task No_tag_has_many_values()
    {
        using var engine = watched.HearMeasurements().Engine();

        await engine.RunAsync(Watched.Rows(200), c => c.Index % 2 == 0 ? throw new NotSupportedException($"a bug in {c.SampleId}") : new Score("length", c.Index));

        Assert.InRange(watched.Measurements.Distinct().Count(), 1, 10);
    }

    private static HttpRequestException Busy() => new("busy", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = "0.01" } };

    private IEnumerable<string> Of(string instrument, string tag = "") =>
        watched.Measurements.Where(m => m.StartsWith($"evaltest.samples.{instrument} ", StringComparison.Ordinal) && m.Contains(tag, StringComparison.Ordinal));

    private int Sum(string instrument) => Of(instrument).Sum(m => m.Contains(" -1 ", StringComparison.Ordinal) ? -1 : 1);

    [GeneratedRegex("\"outcome\":\"([a-z]+)\"")]
    private static partial Regex OutcomeField();
}
