using EvalTest.Options;

namespace EvalTest.Scheduling;

/// <summary>When a run starts no more samples though there are some. Told of every sample that ended. Thread-safe.</summary>
internal sealed class StopRules(ErrorLimit? mostErrors, bool stopOnFail)
{
    private readonly Lock _lock = new();
    private int _errors;
    private int _ended;

    /// <summary>Why the run stops now, in words; null if it goes on.</summary>
    /// <param name="sample">The sample that ended.</param>
    /// <param name="erred">In an error or a time-out, for good as far as this run goes.</param>
    /// <param name="failed">With the verdict bad.</param>
    public string? Ended(string sample, bool erred, bool failed)
    {
        int errors, ended;
        lock (_lock)
            (errors, ended) = (_errors += erred ? 1 : 0, ++_ended);

        if (failed && stopOnFail)
            return $"stopped by --eval-stop-on-fail at sample \"{sample}\"";
        return erred && mostErrors is not null && mostErrors.IsPassedBy(errors, ended)
            ? $"stopped by --eval-max-errors {mostErrors}: {errors} of {ended} samples ended in an error, the last one \"{sample}\""
            : null;
    }
}
