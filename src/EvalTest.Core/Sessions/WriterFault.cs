using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>What a person is told when the disk refused what a run wants to record.</summary>
internal static class WriterFault
{
    /// <param name="refusal">What was refused, where and why.</param>
    /// <param name="lastSample">The last sample that is durable; null if none is.</param>
    public static EvalTestException Explain(StorageException refusal, string? lastSample)
    {
        var durable = lastSample is null ? "No sample of this run was durable yet." : $"Durable up to {lastSample}.";
        return new EvalTestException($"{refusal.Message} {durable} The run stops here and acknowledges nothing more; once the cause is gone, the same command runs what is missing.", refusal);
    }
}
