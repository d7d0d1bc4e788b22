using Microsoft.Extensions.Logging;

namespace EvalTest.Xunit.Logging;

/// <summary>Every line of the log. An id is never given to anything else: docs/observing.md lists them.</summary>
internal static partial class LogMessages
{
    private const string Figures = " after {Seconds:0.0} s: {Planned} planned, {CompletedBefore} completed before, {CompletedNow} completed now, {Failed} failed, {Errors} errors, {Timeouts} time-outs, {Skipped} skipped, {Pending} pending, {Retries} retries.";

    [LoggerMessage(1, LogLevel.Information, "The experiment {Experiment} is open: session {SessionId} writes {SessionFile}.")]
    public static partial void RunOpened(this ILogger log, string experiment, string sessionId, string sessionFile);

    [LoggerMessage(2, LogLevel.Information, "{Eval} begins.")]
    public static partial void EvalBegan(this ILogger log, string eval);

    [LoggerMessage(3, LogLevel.Information, "{Eval} passed" + Figures)]
    public static partial void EvalPassed(this ILogger log, string eval, double seconds, int planned, int completedBefore, int completedNow, int failed, int errors, int timeouts, int skipped, int pending, int retries);

    [LoggerMessage(4, LogLevel.Error, "{Eval} failed" + Figures)]
    public static partial void EvalFailed(this ILogger log, string eval, double seconds, int planned, int completedBefore, int completedNow, int failed, int errors, int timeouts, int skipped, int pending, int retries);

    [LoggerMessage(5, LogLevel.Warning, "The run stops: {Reason}.")]
    public static partial void StopRequested(this ILogger log, string reason);

    [LoggerMessage(6, LogLevel.Information, "The session file {SessionFile} is closed: {Status}.")]
    public static partial void SessionClosed(this ILogger log, string sessionFile, string status);

    [LoggerMessage(10, LogLevel.Warning, "{Eval}: attempt {Attempt} at the sample {SampleId} ended in the error {ErrorType}: {ErrorMessage}")]
    public static partial void SampleErred(this ILogger log, string eval, string sampleId, int attempt, string errorType, string errorMessage);

    [LoggerMessage(11, LogLevel.Warning, "{Eval}: attempt {Attempt} at the sample {SampleId} ran out of its time: {ErrorMessage}")]
    public static partial void SampleTimedOut(this ILogger log, string eval, string sampleId, int attempt, string errorMessage);

    [LoggerMessage(12, LogLevel.Information, "{Eval}: the sample {SampleId} is tried again after attempt {Attempt}.")]
    public static partial void SampleRetried(this ILogger log, string eval, string sampleId, int attempt);

    [LoggerMessage(20, LogLevel.Warning, "The provider \"{Provider}\" is paused: {Reason}.")]
    public static partial void ProviderPaused(this ILogger log, string provider, string reason);

    [LoggerMessage(21, LogLevel.Information, "The provider \"{Provider}\" works again after a pause of {Seconds:0.0} s.")]
    public static partial void ProviderResumed(this ILogger log, string provider, double seconds);

    [LoggerMessage(22, LogLevel.Information, "The provider \"{Provider}\" gets fewer samples at once: at most {Limit}, after {Cuts} cuts.")]
    public static partial void ConcurrencyCut(this ILogger log, string provider, int limit, int cuts);
}
