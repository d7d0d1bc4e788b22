using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EvalTest.Observation;

/// <summary>The activity source and the meter, both of one name. Whatever a listener throws, they are there.</summary>
internal sealed class Telemetry
{
    /// <summary>What those who listen ask for.</summary>
    public const string Name = "EvalTest";

    /// <param name="name">Another one than <see cref="Name"/> for tests, whose listeners would hear each other's runs.</param>
    public Telemetry(string name)
    {
        var version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
        // A listener that exists already is asked about them as they are made.
        ActivitySource? source = null;
        Fault.Contain(ObservedSource.Observer, () => source = new ActivitySource(name, version));
        Meter? meter = null;
        Fault.Contain(ObservedMeter.Observer, () => meter = new Meter(name, version));
        Source = new ObservedSource(source);
        Meter = new ObservedMeter(meter, Fault);
    }

    /// <summary>Of this process.</summary>
    public static Telemetry Shared { get; } = new(Name);

    /// <summary>What a listener threw as these were made.</summary>
    public ObserverFault Fault { get; } = new();

    public ObservedSource Source { get; }

    public ObservedMeter Meter { get; }
}
