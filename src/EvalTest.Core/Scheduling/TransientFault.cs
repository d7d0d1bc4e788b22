namespace EvalTest.Scheduling;

/// <summary>An error after which another attempt may succeed.</summary>
/// <param name="Kind">What it says about the provider.</param>
/// <param name="Text">In a few words, as in <c>HTTP 429</c>.</param>
/// <param name="RetryAfter">How long the provider asks to wait; null where it says nothing.</param>
internal readonly record struct TransientFault(TransientKind Kind, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>Fewer calls at once would have had an answer.</summary>
    public bool IsRefusal => Kind is TransientKind.RateLimited or TransientKind.Overloaded;

    /// <summary>The provider does not work: more calls are a waste. One that does not answer in time gets no more calls by itself.</summary>
    public bool IsOutage => Kind is TransientKind.Overloaded or TransientKind.ServerError or TransientKind.Network;
}
