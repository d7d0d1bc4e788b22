using System.Diagnostics;
using System.Diagnostics.Metrics;
using EvalTest.Model;

namespace EvalTest.Observation;

/// <summary>
/// The metrics of a process. What ended is counted as its record becomes durable, so that the counters are folds of the records:
/// started = completed + retries + what is in flight or was abandoned. Next to free while nobody listens.
/// </summary>
internal sealed class ObservedMeter
{
    /// <summary>Who throws what is thrown here.</summary>
    public const string Observer = "a listener of the metrics";

    // Seconds, from a stub's answer to an agent's hour; the usual ones are for milliseconds.
    private static readonly double[] bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

    private readonly Counter<long>? started;
    private readonly Counter<long>? completed;
    private readonly Counter<long>? errors;
    private readonly Counter<long>? retries;
    private readonly UpDownCounter<long>? inFlight;
    private readonly Histogram<double>? duration;
    private readonly Histogram<double>? wait;

    /// <param name="meter">Null if it could not be made.</param>
    /// <param name="fault">Takes what listeners throw as it is made.</param>
    public ObservedMeter(Meter? meter, ObserverFault fault)
    {
        started = Made(fault, () => meter?.CreateCounter<long>("evaltest.samples.started", "{attempt}", "Attempts at samples that started."));
        completed = Made(fault, () => meter?.CreateCounter<long>("evaltest.samples.completed", "{sample}", "Samples that ended, by outcome and verdict."));
        errors = Made(fault, () => meter?.CreateCounter<long>("evaltest.samples.errors", "{attempt}", "Attempts that ended in an error or a time-out, by kind."));
        retries = Made(fault, () => meter?.CreateCounter<long>("evaltest.samples.retries", "{attempt}", "Attempts that failed and were followed by another one."));
        inFlight = Made(fault, () => meter?.CreateUpDownCounter<long>("evaltest.samples.in_flight", "{attempt}", "Attempts that are running."));
        duration = Made(fault, () => meter?.CreateHistogram("evaltest.sample.duration", "s", "How long an attempt took.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds }));
        wait = Made(fault, () => meter?.CreateHistogram("evaltest.sample.wait", "s", "How long an attempt waited for a place and its turn.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds }));
    }

    /// <summary>An attempt takes its place.</summary>
    /// <param name="eval">Of which eval.</param>
    /// <param name="fault">Takes what listeners throw.</param>
    public void Began(EvalDefinition eval, ObserverFault fault)
    {
        if (started?.Enabled == true)
            Add(started, AttemptTags.Of(eval), fault);
        Change(1, eval, fault);
    }

    /// <summary>An attempt gives its place back, however it ended.</summary>
    /// <param name="eval">Of which eval.</param>
    /// <param name="fault">Takes what listeners throw.</param>
    public void Left(EvalDefinition eval, ObserverFault fault) => Change(-1, eval, fault);

    /// <summary>An attempt's record is durable.</summary>
    /// <param name="eval">Of which eval.</param>
    /// <param name="record">How it ended.</param>
    /// <param name="isLast">No other attempt follows.</param>
    /// <param name="fault">Takes what listeners throw.</param>
    public void Ended(EvalDefinition eval, SampleRecord record, bool isLast, ObserverFault fault)
    {
        if (isLast && completed?.Enabled == true)
            Add(completed, AttemptTags.WithVerdict(eval, record), fault);
        if (!isLast && retries?.Enabled == true)
            Add(retries, AttemptTags.Of(eval), fault);
        if (errors?.Enabled == true && AttemptTags.ErrorType(record) is { } kind)
            Add(errors, AttemptTags.With(eval, "error.type", kind), fault);
        if (duration?.Enabled == true)
            Record(duration, record.Duration, AttemptTags.With(eval, "evaltest.outcome", AttemptTags.Outcome(record.Outcome)), fault);
        if (wait?.Enabled == true)
            Record(wait, record.Waited, AttemptTags.Of(eval), fault);
    }

    private void Change(int by, EvalDefinition eval, ObserverFault fault)
    {
        if (inFlight?.Enabled == true)
            Change(inFlight, by, AttemptTags.Of(eval), fault);
    }

    // Each in a method of its own: a closure would be made even while nobody listens.
    private static void Add(Counter<long> counter, TagList tags, ObserverFault fault) => fault.Contain(Observer, () => counter.Add(1, tags));

    private static void Change(UpDownCounter<long> counter, int by, TagList tags, ObserverFault fault) => fault.Contain(Observer, () => counter.Add(by, tags));

    private static void Record(Histogram<double> histogram, TimeSpan time, TagList tags, ObserverFault fault) => fault.Contain(Observer, () => histogram.Record(time.TotalSeconds, tags));

    // A listener is asked about each instrument as it is made, and what it throws would keep the meter from being.
    private static T? Made<T>(ObserverFault fault, Func<T?> make)
        where T : Instrument
    {
        T? made = null;
        fault.Contain(Observer, () => made = make());
        return made;
    }
}
