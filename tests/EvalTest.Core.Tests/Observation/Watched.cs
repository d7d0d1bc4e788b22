using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EvalTest.Core.Tests.Running;
using EvalTest.Observation;

namespace EvalTest.Core.Tests.Observation;

/// <summary>An engine whose activities and metrics only this test hears.</summary>
internal sealed class Watched : IDisposable
{
    private readonly string name = $"EvalTest.Tests.{Guid.NewGuid():N}";
    private readonly List<IDisposable> listeners = [];

    public ConcurrentQueue<Activity> Activities { get; } = new();

    /// <summary>As in <c>evaltest.samples.started +1 evaltest.eval=Tests.Eval</c>; of histograms the value is left out.</summary>
    public ConcurrentQueue<string> Measurements { get; } = new();

    public static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    public Engine Engine(IRunObserver? observer = null) => new() { Telemetry = new Telemetry(name), Observer = observer };

    public Watched HearActivities()
    {
        Hear(new ActivityListener { Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Activities.Enqueue });
        return this;
    }

    /// <summary>Listens to this test's activities alone, unless the listener itself chooses.</summary>
    public void Hear(ActivityListener listener)
    {
        listener.ShouldListenTo ??= IsOwn;
        ActivitySource.AddActivityListener(listener);
        listeners.Add(listener);
    }

    public Watched HearMeasurements()
    {
        var listener = new MeterListener { InstrumentPublished = Enable };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Measurements.Enqueue($"{i.Name} {value:+0;-0} {Text(tags)}"));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Measurements.Enqueue($"{i.Name} {Text(tags)}"));
        Hear(listener);
        return this;
    }

    public void Hear(MeterListener listener)
    {
        listener.Start();
        listeners.Add(listener);
    }

    public bool IsOwn(ActivitySource source) => source.Name == name;

    public bool IsOwn(Instrument instrument) => instrument.Meter.Name == name;

    public void Enable(Instrument instrument, MeterListener listener)
    {
        if (IsOwn(instrument))
            listener.EnableMeasurementEvents(instrument);
    }

    public void Dispose() => listeners.ForEach(l => l.Dispose());

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));

    internal sealed record Row(string Id, int Value);
}
