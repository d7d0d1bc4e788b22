namespace EvalTest.Core.Tests.Loopback;

/// <summary>Real time, but so many times as fast: engine, provider and client's patience all live in it, so nothing in them is scaled by hand.</summary>
internal sealed class FastClock(double speed) : TimeProvider
{
    private readonly long begun = System.GetTimestamp();
    private readonly DateTimeOffset epoch = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (System.GetElapsedTime(begun) * speed).Ticks;

    public override DateTimeOffset GetUtcNow() => epoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // A real timer drops fractions of milliseconds, and would fire too early here.
    private TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling((time / speed).TotalMilliseconds));

    private sealed class Timer(ITimer inner, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
