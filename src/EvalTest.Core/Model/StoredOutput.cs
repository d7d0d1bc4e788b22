namespace EvalTest.Model;

/// <summary>What an earlier experiment recorded of calling the system under test for one trial, to be scored again.</summary>
/// <param name="Output">As JSON.</param>
/// <param name="Latency">In seconds, as JSON; null where it is not known.</param>
/// <param name="Usage">Of the whole attempt; null where nothing was reported.</param>
internal sealed record StoredOutput(byte[] Output, byte[]? Latency, TokenUsage? Usage)
{
    /// <summary>The name under which the output of a target is recorded.</summary>
    public const string OutputName = "output";

    /// <summary>The name under which the seconds are recorded that it took.</summary>
    public const string LatencyName = Gate.Latency;
}
