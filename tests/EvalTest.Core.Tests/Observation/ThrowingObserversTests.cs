using System.Diagnostics;
using System.Diagnostics.Metrics;
using EvalTest.Core.Tests.Running;
using EvalTest.Figures;
using EvalTest.Observation;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Observation;

/// <summary>No observer can hurt a run: whatever listens throws, wherever it is asked.</summary>
public sealed class ThrowingObserversTests : IDisposable
{
    private const int Count = 50;

    private readonly Watched watched = new();

    public enum Place
    {
        ShouldListenTo,
        Sample,
        Started,
        Stopped,
        Published,
        Measured,
        IsWatching,
        Seen,
    }

    public static TheoryData<Place> Places => [.. Enum.GetValues<Place>()];

    public void Dispose() => watched.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_run_is_whole_whatever_its_observer_throws_and_says_so_once(Place place)
    {
        Plant(place);
        using var engine = watched.Engine(place is Place.IsWatching or Place.Seen ? new Throwing(place) : null);

        var (summary, fault) = await RunAsync(engine);

        Assert.Equal((Count - 1, 1, 0), (summary.Completed, summary.Errors, summary.Pending));
        Assert.Equal(Count, File.ReadLines(summary.SessionFile!).Count(l => l.Contains("\"t\":\"sample\"", StringComparison.Ordinal)));
        Assert.EndsWith("threw InvalidTimeZoneException: planted", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_throws_at_the_start_leaves_the_body_its_activity()
    {
        Plant(Place.Started);
        using var engine = watched.Engine();
        var current = new List<string?>();

        await engine.RunAsync(Watched.Rows(1), _ =>
        {
            current.Add(Activity.Current?.OperationName);
            return true;
        });

        Assert.Equal([ObservedSource.OperationName], current);
    }

    [Fact]
    public async Task Without_an_observer_that_throws_there_is_no_fault()
    {
        using var engine = watched.HearActivities().HearMeasurements().Engine();

        Assert.Null((await RunAsync(engine)).Fault);
    }

    private static async Task<(EvalSummary Summary, string? Fault)> RunAsync(Engine engine)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var run = await engine.OpenAsync(null, stop);
        await using (run)
        {
            var outcome = await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Watched.Rows(Count)), (c, _) => c.Index == 7 ? throw new NotSupportedException("a bug") : new(true));
            return (outcome.Summary, run.ObserverFault);
        }
    }

    private static void Throw() => throw new InvalidTimeZoneException("planted");

    private static T Throw<T>() => throw new InvalidTimeZoneException("planted");

    private void Plant(Place place)
    {
        if (place is Place.ShouldListenTo or Place.Sample or Place.Started or Place.Stopped)
            watched.Hear(ListenerThrowingAt(place));
        if (place is Place.Published or Place.Measured)
            watched.Hear(MeterListenerThrowingAt(place));
    }

    private ActivityListener ListenerThrowingAt(Place place)
    {
        var listener = new ActivityListener { Sample = (ref _) => place == Place.Sample ? Throw<ActivitySamplingResult>() : ActivitySamplingResult.AllData };
        if (place == Place.ShouldListenTo)
            listener.ShouldListenTo = s => watched.IsOwn(s) ? Throw<bool>() : false;
        if (place == Place.Started)
            listener.ActivityStarted = _ => Throw();
        if (place == Place.Stopped)
            listener.ActivityStopped = _ => Throw();
        return listener;
    }

    private MeterListener MeterListenerThrowingAt(Place place)
    {
        var listener = new MeterListener { InstrumentPublished = place == Place.Published ? (i, _) => ThrowIfOwn(i) : watched.Enable };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Throw());
        return listener;
    }

    private void ThrowIfOwn(Instrument instrument)
    {
        if (watched.IsOwn(instrument))
            Throw();
    }

    private sealed class Throwing(Place place) : IRunObserver
    {
        public bool IsWatching => place == Place.Seen || Throw<bool>();

        public void See(RunEvent happening) => Throw();
    }
}
