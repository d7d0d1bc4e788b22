namespace EvalTest.Running;

public sealed class StopSignalTests
{
    private readonly ManualClock clock = new();
    private readonly List<string> story = [];

    [Fact]
    public void A_request_stops_at_once_and_abandons_when_the_drain_is_over()
    {
        using var stop = Watched(TimeSpan.FromSeconds(5));

        stop.Request("stopped by Ctrl+C");
        clock.Advance(TimeSpan.FromSeconds(4.9));
        story.Add("4.9 s");
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(["stopping: stopped by Ctrl+C", "4.9 s", "abandoning"], story);
    }

    [Fact]
    public void A_second_request_abandons_at_once_and_the_first_reason_stays()
    {
        using var stop = Watched(TimeSpan.FromSeconds(5));

        stop.Request("stopped by Ctrl+C");
        stop.Request("stopped by SIGTERM");
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["stopping: stopped by Ctrl+C", "abandoning"], story);
        Assert.Equal("stopped by Ctrl+C", stop.Reason);
    }

    [Fact]
    public void A_request_that_follows_from_the_first_does_not_cut_the_drain_short()
    {
        using var stop = Watched(TimeSpan.FromSeconds(5));

        stop.Request("stopped by Ctrl+C");
        stop.RequestOnce("its parent process is gone");

        Assert.Equal(["stopping: stopped by Ctrl+C"], story);
        Assert.Equal("stopped by Ctrl+C", stop.Reason);
    }

    [Fact]
    public void A_request_once_is_a_stop_where_there_was_none()
    {
        using var stop = Watched(TimeSpan.FromSeconds(5));

        stop.RequestOnce("its parent process is gone");

        Assert.Equal(["stopping: its parent process is gone"], story);
    }

    [Fact]
    public void A_drain_of_zero_abandons_with_the_first_request()
    {
        using var stop = Watched(TimeSpan.Zero);

        stop.Request("stopped by Ctrl+C");

        Assert.Equal(["stopping: stopped by Ctrl+C", "abandoning"], story);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(86400 * 365)]
    public void A_drain_without_end_waits_for_the_second_request(double seconds)
    {
        using var stop = Watched(TimeSpan.FromSeconds(seconds));

        stop.Request("stopped by Ctrl+C");
        clock.Advance(TimeSpan.FromDays(1000));
        story.Add("1000 days");
        stop.Request("stopped by Ctrl+C");

        Assert.Equal(["stopping: stopped by Ctrl+C", "1000 days", "abandoning"], story);
    }

    [Fact]
    public void A_negative_drain_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StopSignal(TimeSpan.FromSeconds(-1), clock));

    [Fact]
    public void After_the_end_a_request_does_nothing_and_throws_nothing()
    {
        var stop = Watched(TimeSpan.FromSeconds(5));
        stop.Dispose();

        stop.Request("stopped by Ctrl+C");
        stop.Request("stopped by Ctrl+C");

        Assert.Empty(story);
        Assert.Null(stop.Reason);
        Assert.False(stop.Stopping.IsCancellationRequested);
    }

    [Fact]
    public void The_end_of_the_run_ends_the_drain()
    {
        var stop = Watched(TimeSpan.FromSeconds(5));
        stop.Request("stopped by Ctrl+C");

        stop.Dispose();

        Assert.Equal(0, clock.PendingTimers);
        Assert.Equal(["stopping: stopped by Ctrl+C"], story);
    }

    [Fact]
    public void A_drain_that_is_over_before_the_first_signal_does_not_overtake_it()
    {
        using var stop = new StopSignal(TimeSpan.FromTicks(1), new HastyClock());
        using var second = stop.Abandoning.Register(() => story.Add($"abandoning, stopping: {stop.Stopping.IsCancellationRequested}"));

        stop.Request("stopped by Ctrl+C");

        Assert.Equal(["abandoning, stopping: True"], story);
    }

    [Fact]
    public void What_a_callback_throws_reaches_neither_the_timer_nor_the_signal_handler()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), clock);
        using var first = stop.Stopping.Register(() => throw new InvalidOperationException("at the stop"));
        using var second = stop.Abandoning.Register(() => throw new InvalidOperationException("in a sample"));

        stop.Request("stopped by Ctrl+C");
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(stop.Abandoning.IsCancellationRequested);
        Assert.Equal("at the stop", stop.Fault?.Message);
    }

    [Fact]
    public void A_request_from_within_a_request_is_the_second_one()
    {
        using var stop = Watched(TimeSpan.FromSeconds(5));
        using var eager = stop.Stopping.Register(() => stop.Request("again"));

        stop.Request("stopped by Ctrl+C");

        Assert.Equal(["abandoning", "stopping: stopped by Ctrl+C"], story);
        Assert.Null(stop.Fault);
    }

    [Fact]
    public void Of_many_requests_at_the_same_time_each_finds_both_signals_fired()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), clock);

        Parallel.For(0, 64, i => stop.Request($"request {i}"));

        Assert.True(stop.Stopping.IsCancellationRequested);
        Assert.True(stop.Abandoning.IsCancellationRequested);
        Assert.StartsWith("request ", stop.Reason);
    }

    private StopSignal Watched(TimeSpan drain)
    {
        var stop = new StopSignal(drain, clock);
        stop.Stopping.Register(() => story.Add($"stopping: {stop.Reason}"));
        stop.Abandoning.Register(() => story.Add("abandoning"));
        return stop;
    }

    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return new ManualClock().CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
