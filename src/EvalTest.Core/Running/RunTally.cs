namespace EvalTest.Running;

/// <summary>What one eval's run did so far. Written by the session writer's thread as it acknowledges, and at the end; read by anybody.</summary>
internal sealed class RunTally
{
    private int acknowledged;
    private int errors;
    private int inFlight;
    private int retries;

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public int Errors => Volatile.Read(ref errors);

    /// <summary>Attempts that were followed by another one.</summary>
    public int Retries => Volatile.Read(ref retries);

    public int InFlight => Volatile.Read(ref inFlight);

    public void Began() => Interlocked.Increment(ref inFlight);

    public void Ended() => Interlocked.Decrement(ref inFlight);

    public void Retry() => Interlocked.Increment(ref retries);

    /// <summary>An attempt that failed was to be followed by another one, and is not.</summary>
    public void Settle()
    {
        Interlocked.Decrement(ref retries);
        Acknowledge(Outcome.Error);
    }

    public void Acknowledge(Outcome outcome)
    {
        Interlocked.Increment(ref acknowledged);
        if (outcome is Outcome.Error or Outcome.Timeout)
            Interlocked.Increment(ref errors);
    }
}
