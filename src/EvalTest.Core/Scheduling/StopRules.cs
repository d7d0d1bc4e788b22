using EvalTest.Options;

namespace EvalTest.Scheduling;

/// <summary>When a run starts no more samples though there are some. Told of every sample that ended and is durable; for one thread at a time.</summary>
internal sealed class StopRules(ErrorLimit? mostErrors, bool stopOnFail)
{
    private int errors;
    private int ended;

    /// <summary>Why the run stops now, in words; null if it goes on.</summary>
    /// <param name="sample">The sample that ended.</param>
    /// <param name="erred">In an error or a time-out, for good as far as this run goes.</param>
    /// <param name="failed">With the verdict bad.</param>
    public string? Ended(string sample, bool erred, bool failed)
    {
        ended++;
        errors += erred ? 1 : 0;
        if (failed && stopOnFail)
            return $"stopped by --eval-stop-on-fail at sample \"{sample}\"";
        return erred && mostErrors is not null && mostErrors.IsPassedBy(errors, ended)
            ? $"stopped by --eval-max-errors {mostErrors}: {errors} of {ended} samples ended in an error, the last one \"{sample}\""
            : null;
    }
}
