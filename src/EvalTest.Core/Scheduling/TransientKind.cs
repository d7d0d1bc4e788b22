namespace EvalTest.Scheduling;

/// <summary>What an error that may pass says about the provider.</summary>
internal enum TransientKind
{
    /// <summary>It bears fewer calls (HTTP 429).</summary>
    RateLimited,

    /// <summary>It has too much to do (HTTP 503, 529).</summary>
    Overloaded,

    /// <summary>It is broken (any other HTTP 5xx).</summary>
    ServerError,

    /// <summary>It cannot be reached.</summary>
    Network,

    /// <summary>It does not answer in time.</summary>
    Timeout,

    /// <summary>Nothing: the eval calls the error transient.</summary>
    Declared,
}
