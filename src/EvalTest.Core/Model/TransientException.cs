namespace EvalTest;

/// <summary>
/// Thrown by an eval that knows better than the engine that another attempt may succeed. The engine recognises the errors of networks and of
/// HTTP (408, 429, 5xx) by itself.
/// </summary>
public sealed class TransientException : Exception
{
    /// <param name="message">What went wrong.</param>
    /// <param name="retryAfter">How long to wait before the next attempt, 0 or more; null leaves it to the engine.</param>
    /// <param name="innerException">The cause.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TransientException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException)
    {
        if (retryAfter is { } wait)
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(retryAfter));
        RetryAfter = retryAfter;
    }

    /// <summary>How long to wait before the next attempt; null leaves it to the engine.</summary>
    public TimeSpan? RetryAfter { get; }
}
