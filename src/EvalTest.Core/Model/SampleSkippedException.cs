namespace EvalTest;

/// <summary>Thrown by <see cref="EvalContext.Skip"/>; ends the sample as <see cref="Outcome.Skipped"/>.</summary>
public sealed class SampleSkippedException : Exception
{
    /// <summary>What xunit looks for to call a test skipped; kept so that the exception also works in an ordinary test.</summary>
    internal const string XunitSkipToken = "$XunitDynamicSkip$";

    /// <summary>Creates it with the reason that reports show.</summary>
    public SampleSkippedException(string reason)
        : base(XunitSkipToken + reason) => Reason = reason;

    /// <summary>Why the sample does not apply.</summary>
    public string Reason { get; }

    /// <summary>Which sample; null where the exception was not made by its context.</summary>
    internal EvalContext? Context { get; init; }
}
