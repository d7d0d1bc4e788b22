namespace EvalTest.Options;

/// <summary>Options that are right each by itself and make no sense together.</summary>
internal static class OptionRules
{
    /// <summary>Each a sentence for the user; none where all is well.</summary>
    public static IEnumerable<string> Problems(RunOptions options)
    {
        if (options is { MaxRegression: not null, Baseline: null })
            yield return "--eval-max-regression says how much worse than a baseline an eval may be, and there is none: give --eval-baseline NAME too.";
        if (options.Baseline is { } baseline && baseline.Equals(options.Experiment, StringComparison.OrdinalIgnoreCase))
            yield return $"--eval-baseline \"{baseline}\" is the experiment that runs: an experiment is no baseline of itself. Give another --experiment.";
        if (options.Rescore is { } rescore && rescore.Equals(options.Experiment, StringComparison.OrdinalIgnoreCase))
            yield return $"--eval-rescore \"{rescore}\" is the experiment that runs: scoring its outputs again leaves it as it is, so the new scores need another --experiment.";
    }
}
