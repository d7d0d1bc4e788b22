using System.Collections.Concurrent;
using System.Net;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

/// <summary>Attempts that fail for a reason that may pass, on the real engine.</summary>
public sealed class RetriesTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    private static HttpRequestException Busy(string wait = "0.01") => new("busy", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = wait } };

    [Fact]
    public async Task A_transient_error_is_tried_again_and_each_attempt_is_recorded_with_its_error()
    {
        var outcome = await engine.RunAsync(Rows(3), c => c.SampleId == "s1" && c.Attempt < 3 ? throw Busy() : true);

        Assert.Equal((3, 0, 2), (outcome.Summary.Completed, outcome.Summary.Errors, outcome.Summary.Retries));
        var lines = File.ReadLines(outcome.Summary.SessionFile!).Where(l => l.Contains("\"id\":\"s1\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(["\"attempt\":1", "\"attempt\":2", "\"attempt\":3"], lines.Select(l => l.Split(',').First(p => p.StartsWith("\"attempt\"", StringComparison.Ordinal))));
        Assert.Equal(2, lines.Count(l => l.Contains("\"outcome\":\"error\"", StringComparison.Ordinal) && l.Contains("busy", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Retries_end_and_the_last_error_counts_once()
    {
        var bodies = 0;
        var outcome = await engine.RunAsync(Rows(1), _ => Interlocked.Increment(ref bodies) > 0 ? throw Busy() : true, engine.Options with { Retries = 1 });

        Assert.Equal((2, 1, 1, 0), (bodies, outcome.Summary.Errors, outcome.Summary.Retries, outcome.Summary.Pending));
    }

    [Fact]
    public async Task What_is_wrong_scored_zero_or_no_transient_error_is_not_tried_again()
    {
        var bodies = new ConcurrentBag<string>();
        object? Body(EvalContext context)
        {
            bodies.Add(context.SampleId);
            return context.SampleId switch
            {
                "s0" => false,
                "s1" => 0.0,
                _ => throw new NotSupportedException("a bug"),
            };
        }

        var outcome = await engine.RunAsync(Rows(3), Body);

        Assert.Equal((3, 0, 2, 1), (bodies.Count, outcome.Summary.Retries, outcome.Summary.Completed, outcome.Summary.Errors));
    }

    [Fact]
    public async Task Nothing_waits_for_another_samples_wish_to_wait()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(10), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Concurrency = 2 }, stop);
        var others = new CountdownEvent(99);

        var running = run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(100)), (context, _) =>
        {
            if (context.SampleId == "s0")
                throw Busy(wait: "300");
            others.Signal();
            return ValueTask.FromResult<object?>(true);
        });

        Assert.True(others.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        stop.Request("stopped by the test");
        var outcome = await running;
        // That it was to be tried again is no retry.
        Assert.Equal((99, 1, 0, 0), (outcome.Summary.Completed, outcome.Summary.Errors, outcome.Summary.Pending, outcome.Summary.Retries));
    }

    // An eval whose record could not be written once ended at once, and what it had begun to try again went on without it.
    [Fact]
    public async Task Nothing_is_tried_again_any_more_once_the_eval_has_ended_with_a_fault()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options, stop);
        var (stopped, ended) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        IEnumerable<object?> Endless()
        {
            try
            {
                yield return new Row("s0", 0);
                yield return new Row(new string('x', 17 * 1024 * 1024), 1);
                for (var i = 2; ; i++)
                    yield return new Row($"s{i}", i);
            }
            finally
            {
                stopped.SetResult();
            }
        }

        var running = run.RunEvalAsync(Engine.Eval() with { Concurrency = 3 }, Engine.Stream(Endless()), async (context, _) =>
        {
            if (context.Index == 1)
                return true;
            if (context.Index == 0 && context.Attempt == 1)
                throw new TransientException("later", TimeSpan.Zero);
            await stopped.Task;
            for (var i = 0; i < 1_000 && context.Index == 0; i++)
                await Task.Yield();
            return ended |= context.Index == 0;
        });

        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(() => running);
        Assert.Contains("does not fit into a line of the session file", fault.Message, StringComparison.Ordinal);
        Assert.True(ended);
    }

    // The workers were once all that kept to it, and retries are made beside them.
    [Fact]
    public async Task Retries_count_among_the_samples_in_flight_that_the_eval_allows()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options, stop);
        var (inside, most) = (0, 0);

        var outcome = await run.RunEvalAsync(Engine.Eval() with { Concurrency = 1 }, Engine.Stream(Rows(8)), async (context, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            for (var i = 0; i < 100; i++)
                await Task.Yield();
            Interlocked.Decrement(ref inside);
            return context.Attempt == 1 ? throw new TransientException("later", TimeSpan.Zero) : true;
        });

        Assert.Equal((1, 8, 8), (most, outcome.Summary.Completed, outcome.Summary.Retries));
    }

    [Fact]
    public async Task A_wish_beyond_patience_is_left_to_the_next_run()
    {
        var first = await engine.RunAsync(Rows(1), c => c.Attempt == 1 ? throw Busy(wait: "3600") : true);
        Assert.Equal((0, 1), (first.Summary.Retries, first.Summary.Errors));

        var second = await engine.RunAsync(Rows(1), _ => true);

        Assert.Equal((1, 0), (second.Summary.Completed, second.Summary.Errors));
    }

    [Fact]
    public async Task Over_all_sessions_there_are_ten_attempts()
    {
        var bodies = 0;
        for (var i = 0; i < 5; i++)
            await engine.RunAsync(Rows(1), _ => Interlocked.Increment(ref bodies) > 0 ? throw Busy() : true);

        var outcome = await engine.RunAsync(Rows(1), _ => true);

        Assert.Equal((10, 1, 1), (bodies, outcome.Summary.Errors, outcome.Summary.GivenUp));
    }

    [Fact]
    public async Task The_eval_says_what_else_is_transient()
    {
        var eval = Engine.Eval() with { IsTransient = e => e is NotSupportedException };

        var outcome = await engine.RunAsync(Rows(1), c => c.Attempt == 1 ? throw new NotSupportedException("cold start") : true, eval: eval);

        Assert.Equal((1, 1), (outcome.Summary.Completed, outcome.Summary.Retries));
    }

    // What had ended was once counted only when it was durable, and what fails at once is far ahead of the disk.
    [Fact]
    public async Task Too_many_errors_start_no_more_samples_however_fast_they_fail()
    {
        var bodies = 0;
        var options = engine.Options with { Concurrency = 8, MaxErrors = new ErrorLimit(3, null) };

        var outcome = await engine.RunAsync(Rows(5_000), _ => Interlocked.Increment(ref bodies) > 0 ? throw new NotSupportedException("a bug") : true, options);

        Assert.InRange(bodies, 4, 4 + 8);
        Assert.Equal(bodies, outcome.Summary.Errors);
    }

    [Fact]
    public async Task Too_many_errors_stop_the_run_and_what_did_not_start_is_pending()
    {
        var options = engine.Options with { Concurrency = 1, MaxErrors = new ErrorLimit(3, null) };

        var outcome = await engine.RunAsync(Rows(10_000), _ => throw new NotSupportedException("a bug"), options);

        Assert.StartsWith("stopped by --eval-max-errors 3: 4 of 4 samples", outcome.Summary.Stopped, StringComparison.Ordinal);
        Assert.True(outcome.Summary.Errors is >= 4 and < 10_000, $"{outcome.Summary.Errors} errors");
        Assert.Equal(outcome.Summary.Planned, outcome.Summary.Errors + outcome.Summary.Pending);
        Assert.Equal(0, outcome.Summary.Skipped);
    }

    [Fact]
    public async Task A_deadline_stops_the_start_of_samples()
    {
        var options = engine.Options with { Deadline = TimeSpan.FromMilliseconds(200), Concurrency = 2 };
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(options, stop);

        var outcome = await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(5_000)), async (_, cancel) =>
        {
            await Task.Delay(5, cancel);
            return true;
        });

        Assert.Equal("stopped by --eval-deadline 0.2 s", outcome.Summary.Stopped);
        Assert.True(outcome.Summary.Completed < 5_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_bodies_that_never_end_free_their_places_when_their_time_is_up(bool block)
    {
        using var over = new ManualResetEventSlim();
        var never = new TaskCompletionSource<object?>();
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using (var run = await engine.OpenAsync(engine.Options with { Concurrency = 250, Timeout = TimeSpan.FromMilliseconds(500), Retries = 0 }, stop))
        {
            var count = block ? 100 : 1_000;

            var outcome = await run.RunEvalAsync(Engine.Eval() with { Concurrency = 250 }, Engine.Stream(Rows(count)), (_, _) =>
            {
                if (!block)
                    return new ValueTask<object?>(never.Task);
                over.Wait(CancellationToken.None);
                return ValueTask.FromResult<object?>(true);
            });

            Assert.Equal((count, count, 0), (outcome.Summary.Timeouts, outcome.Summary.Abandoned, outcome.Summary.Pending));
            Assert.Contains($"abandoned   {count:N0} ignored their cancellation and were left behind: s0, s1, ", outcome.Text, StringComparison.Ordinal);
        }

        over.Set();
        never.SetResult(true);
    }

    private sealed record Row(string Id, int Value);
}
