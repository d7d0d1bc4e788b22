using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class StopOfRunTests : IDisposable
{
    private readonly Engine engine = new();

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    [Fact]
    public async Task An_abandoned_run_ends_with_a_summary_when_all_bodies_heed_the_token_at_once()
    {
        for (var i = 0; i < 50; i++)
        {
            using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
            await using var run = await engine.OpenAsync(engine.Options with { Experiment = $"x{i}" }, stop);
            using var started = new CountdownEvent(1);
            var running = run.RunEvalAsync(Engine.Eval() with { Concurrency = 1 }, Engine.Stream(Rows(1)), async (_, cancel) =>
            {
                started.Signal();
                await Task.Delay(Timeout.Infinite, cancel);
                return true;
            });
            started.Wait(TestContext.Current.CancellationToken);
            stop.Request("stopped by a test");

            Assert.Equal(0, (await running).Summary.CompletedNow);
        }
    }

    [Fact]
    public async Task A_body_that_blocks_its_thread_writes_nothing_once_it_was_abandoned()
    {
        using var release = new ManualResetEventSlim();
        using var started = new CountdownEvent(8);
        string file;
        using (var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System))
        {
            await using var run = await engine.OpenAsync(null, stop);
            var running = run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(8)), (_, _) =>
            {
                started.Signal();
                release.Wait(CancellationToken.None);
                return ValueTask.FromResult<object?>(true);
            });
            started.Wait(TestContext.Current.CancellationToken);
            stop.Request("stopped by a test");
            var outcome = await running;
            Assert.Equal((0, 8), (outcome.Summary.CompletedNow, outcome.Summary.Abandoned));
            file = outcome.Summary.SessionFile!;
            release.Set();
            SpinWait.SpinUntil(() => run.Progress.InFlight == 0);
        }

        Assert.DoesNotContain("\"t\":\"sample\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_answers_its_abandonment_with_another_exception_writes_nothing()
    {
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        using var started = new CountdownEvent(1);

        var running = run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(1)), (_, cancel) =>
        {
            started.Signal();
            cancel.WaitHandle.WaitOne();
            throw new InvalidOperationException("the connection was closed");
        });
        started.Wait(TestContext.Current.CancellationToken);
        stop.Request("stopped by a test");

        Assert.Equal((0, 1), ((await running).Summary.Errors, (await running).Summary.Pending));
    }

    [Fact]
    public async Task A_stop_ends_the_reading_of_a_dataset_that_yields_nothing_new()
    {
        await engine.RunAsync(Rows(1), _ => true);
        using var stop = new StopSignal(TimeSpan.FromHours(1), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { SampleGlob = "none" }, stop);

        var outcome = await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Endless(stop)), (_, _) => default);

        Assert.Equal("stopped by a test", outcome.Summary.Stopped);
    }

    [Fact]
    public async Task A_fault_of_the_engine_ends_the_reading_of_the_dataset()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(null, stop);
        var disposed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // A definition without types to skip makes the engine itself throw as soon as a body does.
        var broken = Engine.Eval() with { SkipExceptions = null! };
        await Assert.ThrowsAnyAsync<Exception>(() => run.RunEvalAsync(broken, Watched(disposed), (_, _) => throw new InvalidOperationException()));

        await disposed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<object?> Endless(StopSignal stop)
    {
        for (var i = 0; ; i++)
        {
            if (i == 100)
                stop.Request("stopped by a test");
            if (i == 1_000_000)
                throw new InvalidOperationException("read on after a stop");
            yield return new Row($"s{i}", i);
        }
    }

    private static async IAsyncEnumerable<object?> Watched(TaskCompletionSource disposed)
    {
        await Task.CompletedTask;
        try
        {
            for (var i = 0; ; i++)
                yield return new Row($"s{i}", i);
        }
        finally
        {
            disposed.SetResult();
        }
    }
}
