using EvalTest.Observation;
using Microsoft.Extensions.Logging;

namespace EvalTest.Xunit.Logging;

/// <summary>Writes what happens in a run to the logger of whoever wants a log. Thread-safe.</summary>
/// <param name="factory">Asked each time: a fixture may come to it late. Null for no log.</param>
internal sealed class RunLog(Func<ILoggerFactory?> factory) : IRunObserver
{
    private volatile Known? known;

    public bool IsWatching => factory() is not null;

    public void See(RunEvent happening)
    {
        if (factory() is { } current)
            Write(LoggerOf(current), happening);
    }

    private static void Write(ILogger log, RunEvent happening)
    {
        switch (happening)
        {
            case RunOpened e:
                log.RunOpened(e.Experiment, e.SessionId, e.SessionFile);
                break;
            case EvalBegan e:
                log.EvalBegan(e.Eval);
                break;
            case EvalEnded e:
                WriteEnd(log, e);
                break;
            case SessionClosed e:
                log.SessionClosed(e.SessionFile, e.Status);
                break;
            case StopRequested e:
                log.StopRequested(e.Reason);
                break;
            default:
                WriteTrouble(log, happening);
                break;
        }
    }

    private static void WriteTrouble(ILogger log, RunEvent happening)
    {
        switch (happening)
        {
            case SampleErred e:
                log.SampleErred(e.Eval, e.Sample, e.Attempt, e.ErrorType, e.Message);
                break;
            case SampleTimedOut e:
                log.SampleTimedOut(e.Eval, e.Sample, e.Attempt, e.Message);
                break;
            case SampleRetried e:
                log.SampleRetried(e.Eval, e.Sample, e.FailedAttempt);
                break;
            case ProviderPaused e:
                log.ProviderPaused(e.Provider, e.Reason);
                break;
            case ProviderResumed e:
                log.ProviderResumed(e.Provider, e.PausedFor.TotalSeconds);
                break;
            case ConcurrencyCut e:
                log.ConcurrencyCut(e.Provider, e.Limit, e.Cuts);
                break;
        }
    }

    private static void WriteEnd(ILogger log, EvalEnded end)
    {
        var f = end.Figures;
        if (end.Passes)
            log.EvalPassed(end.Eval, f.Duration.TotalSeconds, f.Planned, f.CompletedBefore, f.CompletedNow, f.Failed, f.Errors, f.Timeouts, f.Skipped, f.Pending, f.Retries);
        else
            log.EvalFailed(end.Eval, f.Duration.TotalSeconds, f.Planned, f.CompletedBefore, f.CompletedNow, f.Failed, f.Errors, f.Timeouts, f.Skipped, f.Pending, f.Retries);
    }

    private ILogger LoggerOf(ILoggerFactory current)
    {
        if (known is { } last && last.Factory == current)
            return last.Logger;

        var made = new Known(current, current.CreateLogger(EvalLog.Category));
        known = made;
        return made.Logger;
    }

    private sealed record Known(ILoggerFactory Factory, ILogger Logger);
}
