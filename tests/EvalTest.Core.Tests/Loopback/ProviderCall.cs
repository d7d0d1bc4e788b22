namespace EvalTest.Core.Tests.Loopback;

/// <summary>A call as the provider saw it.</summary>
/// <param name="Sample">What it asked about.</param>
/// <param name="At">When it came.</param>
/// <param name="Kind">What it got.</param>
/// <param name="RetryAfter">The wait that was asked for.</param>
/// <param name="Takes">From the call to its answer.</param>
internal sealed record ProviderCall(string Sample, TimeSpan At, CallKind Kind, TimeSpan? RetryAfter, TimeSpan Takes);

internal enum CallKind
{
    Answered,

    /// <summary>429 in a burst, whatever the caller does.</summary>
    Burst,

    /// <summary>500, whatever the caller does.</summary>
    Broken,

    /// <summary>Never answered.</summary>
    Hung,

    /// <summary>429 because the caller had too many calls in flight.</summary>
    TooMany,

    /// <summary>429 because the caller called too often.</summary>
    TooFast,
}
