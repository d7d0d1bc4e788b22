using System.Diagnostics;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Reporting;
using EvalTest.Scheduling;

namespace EvalTest.Observation;

/// <summary>
/// Where a run tells what happens: to the activities and metrics of the process, and to the one who watches this run. No call here throws,
/// and none costs more than a look while nobody listens. Thread-safe.
/// </summary>
/// <param name="observer">Watches the run; null for nobody.</param>
/// <param name="telemetry">Of the process.</param>
internal sealed class RunObservers(IRunObserver? observer, Telemetry telemetry)
{
    private const string Observer = "the log";
    private const int MostCharacters = 2_000;

    private readonly ObserverFault fault = new();
    private readonly ProviderWatch providers = new();

    /// <summary>The first thing that an observer threw, in words; null if none did. For the report: it never touches a run.</summary>
    public string? Fault => fault.First ?? telemetry.Fault.First;

    public void RunOpened(string experiment, string sessionId, string? sessionFile)
    {
        if (sessionFile is not null)
            Tell(new RunOpened(Safe(experiment), sessionId, Safe(sessionFile)));
    }

    public void EvalBegan(EvalDefinition eval) => Tell(new EvalBegan(Safe(eval.Id)));

    /// <summary>Begins the activity of an attempt and makes it current for the caller's flow; null if nobody wants one.</summary>
    public Activity? BeginActivity(EvalContext context) => telemetry.Source.Begin(context, fault);

    /// <summary>Ends the activity of an attempt.</summary>
    /// <param name="activity">Null for none.</param>
    /// <param name="record">How the attempt ended; null where a stop abandoned it.</param>
    public void EndActivity(Activity? activity, SampleRecord? record) => ObservedSource.End(activity, record, fault);

    /// <summary>An attempt took a place.</summary>
    public void AttemptBegan(EvalDefinition eval) => telemetry.Meter.Began(eval, fault);

    /// <summary>An attempt gave its place back, and the pool knows what its end says of the provider.</summary>
    public void AttemptLeft(EvalDefinition eval, SamplePool pool)
    {
        telemetry.Meter.Left(eval, fault);
        if (!IsWatched())
            return;
        foreach (var happening in providers.Look(pool.States))
            Tell(happening);
    }

    /// <summary>An attempt's record is durable.</summary>
    /// <param name="eval">Of which eval.</param>
    /// <param name="record">How it ended.</param>
    /// <param name="isLast">No other attempt follows.</param>
    public void Acknowledged(EvalDefinition eval, SampleRecord record, bool isLast)
    {
        telemetry.Meter.Ended(eval, record, isLast, fault);
        if (record.Outcome is not (Outcome.Error or Outcome.Timeout) || !IsWatched())
            return;

        var (name, sample, message) = (Safe(eval.Id), Safe(record.Key.Name), Safe(record.Error?.Message ?? ""));
        Tell(record.Outcome == Outcome.Timeout
            ? new SampleTimedOut(name, sample, record.Attempt, message)
            : new SampleErred(name, sample, record.Attempt, record.Error?.Type ?? "", message));
        if (!isLast)
            Tell(new SampleRetried(name, sample, record.Attempt));
    }

    public void StopRequested(string? reason) => Tell(new StopRequested(Safe(reason ?? "")));

    public void EvalEnded(EvalSummary summary, bool passes) => Tell(new EvalEnded(Safe(summary.Eval.Id), passes, EvalFigures.Of(summary)));

    public void SessionClosed(string? sessionFile, string status)
    {
        if (sessionFile is not null)
            Tell(new SessionClosed(Safe(sessionFile), status));
    }

    private static string Safe(string text) => Printable.Line(text, MostCharacters);

    private bool IsWatched()
    {
        try
        {
            return observer is { IsWatching: true };
        }
        catch (Exception e)
        {
            // The observer is a stranger's code as far as the run is concerned.
            fault.Note(Observer, e);
            return false;
        }
    }

    private void Tell(RunEvent happening)
    {
        if (IsWatched())
            fault.Contain(Observer, () => observer!.See(happening));
    }
}
