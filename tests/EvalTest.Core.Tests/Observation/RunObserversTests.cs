using System.Collections.Concurrent;
using System.Net;
using EvalTest.Core.Tests.Running;
using EvalTest.Observation;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Observation;

public sealed class RunObserversTests
{
    [Fact]
    public async Task A_watcher_is_told_the_whole_story_of_a_run()
    {
        var watcher = new Watcher();
        using var engine = new Engine { Observer = watcher };

        await engine.RunAsync(Watched.Rows(2), c => (c.SampleId, c.Attempt) switch
        {
            ("s0", 1) => throw new HttpRequestException("busy\nvery", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = "0.01" } },
            _ => true,
        });

        var file = Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").Single();
        var session = ((RunOpened)watcher.Seen.First()).SessionId;
        var figures = ((EvalEnded)watcher.Seen.ElementAt(^2)).Figures;
        RunEvent[] story =
        [
            new RunOpened("x", session, file),
            new EvalBegan("Tests.Eval"),
            new SampleErred("Tests.Eval", "s0", 1, "System.Net.Http.HttpRequestException", "busy\\nvery"),
            new SampleRetried("Tests.Eval", "s0", 1),
            new EvalEnded("Tests.Eval", true, new EvalFigures(2, 0, 2, 0, 0, 0, 0, 0, 1, figures.Duration)),
            new SessionClosed(file, "finished"),
        ];
        // A refusal also cuts how many run at once; when that is noticed is a matter of threads.
        Assert.Equal(story, watcher.Seen.Where(e => e is not ConcurrencyCut));
    }

    [Fact]
    public async Task A_stop_is_told_with_its_reason()
    {
        var watcher = new Watcher();
        using var engine = new Engine { Observer = watcher };
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using (var run = await engine.OpenAsync(null, stop))
            stop.Request("stopped by the test");

        var file = Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").Single();
        Assert.Equal([new StopRequested("stopped by the test"), new SessionClosed(file, "stopped")], watcher.Seen.Skip(1));
    }

    [Fact]
    public async Task A_time_out_is_told_apart_from_other_errors_and_tells_no_secret()
    {
        var watcher = new Watcher();
        using var engine = new Engine { Observer = watcher };
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Timeout = TimeSpan.FromMilliseconds(20), Retries = 0 }, stop);
        _ = new Secret("watched-secret-1");

        await run.RunEvalAsync(Engine.Eval(), Engine.Stream([new Watched.Row("of watched-secret-1", 0)]), async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        });

        var happening = Assert.Single(watcher.Seen.OfType<SampleTimedOut>());
        Assert.Equal(("of ***", 1), (happening.Sample, happening.Attempt));
        Assert.Contains("0.02 s", happening.Message, StringComparison.Ordinal);
        Assert.Empty(watcher.Seen.OfType<SampleErred>());
    }

    [Fact]
    public async Task Who_does_not_watch_is_not_told()
    {
        var watcher = new Watcher { IsWatching = false };
        using var engine = new Engine { Observer = watcher };

        await engine.RunAsync(Watched.Rows(2), _ => throw new NotSupportedException("a bug"));

        Assert.Empty(watcher.Seen);
    }

    [Fact]
    public async Task A_pause_of_the_provider_and_its_end_are_told()
    {
        var watcher = new Watcher();
        using var engine = new Engine { Observer = watcher };

        await engine.RunAsync(Watched.Rows(40), c => c.Index < 20 ? throw new HttpRequestException("down", null, HttpStatusCode.InternalServerError) : true, engine.Options with { Retries = 0, Concurrency = 1, MaxErrors = new(19, null) }, Engine.Eval() with { Provider = "local", Concurrency = 1 });

        Assert.Equal("local", Assert.Single(watcher.Seen.OfType<ProviderPaused>()).Provider);
    }

    private sealed class Watcher : IRunObserver
    {
        public ConcurrentQueue<RunEvent> Seen { get; } = new();

        public bool IsWatching { get; init; } = true;

        public void See(RunEvent happening) => Seen.Enqueue(happening);
    }
}
