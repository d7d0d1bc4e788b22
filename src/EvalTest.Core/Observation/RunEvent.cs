namespace EvalTest.Observation;

/// <summary>What a run tells those who watch it. Texts are masked and safe to print. A sample that completes is no event: a run has a million of them.</summary>
internal abstract record RunEvent;

/// <summary>The experiment is open, and nothing has run yet.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="SessionId">This process's session.</param>
/// <param name="SessionFile">Its path.</param>
internal sealed record RunOpened(string Experiment, string SessionId, string SessionFile) : RunEvent;

internal sealed record EvalBegan(string Eval) : RunEvent;

/// <summary>An attempt ended in an error, which is durable.</summary>
internal sealed record SampleErred(string Eval, string Sample, int Attempt, string ErrorType, string Message) : RunEvent;

/// <summary>An attempt ran out of its time, which is durable.</summary>
internal sealed record SampleTimedOut(string Eval, string Sample, int Attempt, string Message) : RunEvent;

/// <summary>The attempt that just failed is followed by another one.</summary>
internal sealed record SampleRetried(string Eval, string Sample, int FailedAttempt) : RunEvent;

/// <summary>No calls are made for a while, because the provider does not work.</summary>
internal sealed record ProviderPaused(string Provider, string Reason) : RunEvent;

internal sealed record ProviderResumed(string Provider, TimeSpan PausedFor) : RunEvent;

/// <summary>Fewer calls at once, because the provider refused some or became slow.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Limit">The most from now on.</param>
/// <param name="Cuts">How often it was cut so far.</param>
internal sealed record ConcurrencyCut(string Provider, int Limit, int Cuts) : RunEvent;

internal sealed record StopRequested(string Reason) : RunEvent;

internal sealed record EvalEnded(string Eval, bool Passes, EvalFigures Figures) : RunEvent;

/// <summary>The session file is whole, or is left as it is because it could not be written on.</summary>
/// <param name="SessionFile">Its path.</param>
/// <param name="Status"><c>finished</c>, <c>stopped</c> or <c>failed</c>.</param>
internal sealed record SessionClosed(string SessionFile, string Status) : RunEvent;
