using System.Net;
using System.Text.Json;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

/// <summary>What a run says of itself is what its file says.</summary>
public sealed class CountersTests
{
    [Fact]
    public async Task Counters_equal_folds_of_the_records_with_a_thousand_in_flight()
    {
        const int samples = 4_000;
        using var engine = new Engine();
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Concurrency = 1_000, Retries = 1 }, stop);
        using var thousand = new CountdownEvent(1_000);
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var outcome = await run.RunEvalAsync(Engine.Eval() with { Concurrency = 1_000 }, Engine.Stream(Enumerable.Range(0, samples).Select(i => new Row($"s{i}", i))), async (context, _) =>
        {
            // The first thousand end only when all of them are in flight.
            if (!thousand.IsSet && thousand.Signal())
                together.SetResult();
            await together.Task;
            return (context.Index % 20) switch
            {
                0 => throw new NotSupportedException("a bug"),
                1 when context.Index % 100 == 1 && context.Attempt == 1 => throw new HttpRequestException("no", null, HttpStatusCode.RequestTimeout),
                2 => false,
                _ => true,
            };
        });

        var records = File.ReadLines(outcome.Summary.SessionFile!).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).Where(l => l.GetProperty("t").GetString() == "sample").ToList();
        var last = records.GroupBy(r => r.GetProperty("id").GetString()).Select(g => g.Last().GetProperty("outcome").GetString()).ToList();
        Assert.Equal(
            (samples, last.Count(o => o == "completed"), last.Count(o => o == "error"), records.Count - samples, 0),
            (last.Count, outcome.Summary.Completed, outcome.Summary.Errors, outcome.Summary.Retries, outcome.Summary.Pending));
        Assert.Equal((samples, 200, 40), (run.Progress.Acknowledged, run.Progress.Errors, outcome.Summary.Retries));
        Assert.Equal(0, run.Progress.InFlight);
    }

    private sealed record Row(string Id, int Value);
}
