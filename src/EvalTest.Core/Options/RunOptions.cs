using EvalTest.Model;

namespace EvalTest.Options;

/// <summary>The options of one run, read and checked; null means that nobody set it.</summary>
internal sealed record RunOptions
{
    /// <summary>A valid experiment name; null for an unnamed run.</summary>
    public string? Experiment { get; init; }

    /// <summary>Where experiments live, as a full path; null for the default.</summary>
    public string? Directory { get; init; }

    /// <summary>1 or more.</summary>
    public int? Limit { get; init; }

    /// <summary>A glob over sample ids: <c>*</c>, <c>?</c>, <c>[a-z]</c> and <c>[!a-z]</c>.</summary>
    public string? SampleGlob { get; init; }

    public Rerun Rerun { get; init; } = Rerun.Errors;

    public OnChange OnChange { get; init; } = OnChange.Warn;

    /// <summary>1 or more; samples in flight over all evals of the process.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The engine finds out how many samples in flight are best; <see cref="Concurrency"/> is then null.</summary>
    public bool AutoConcurrency { get; init; }

    /// <summary>More attempts after a transient error, from 0 to 9; overrides an eval's own.</summary>
    public int? Retries { get; init; }

    /// <summary>The same for evals that say nothing themselves; from <c>evaltest.json</c>, which is weaker than an attribute.</summary>
    public int? DefaultRetries { get; init; }

    public RateLimits Rates { get; init; } = RateLimits.None;

    /// <summary>For evals that do not say themselves, from <c>evaltest.json</c>.</summary>
    public RateLimits DefaultRates { get; init; } = RateLimits.None;

    /// <summary>Beyond so many errors no more samples start; null for no limit.</summary>
    public ErrorLimit? MaxErrors { get; init; }

    /// <summary>No more samples start after the first that fails.</summary>
    public bool StopOnFail { get; init; }

    /// <summary>A row that cannot be read refuses its eval before it runs.</summary>
    public bool Strict { get; init; }

    /// <summary>No more samples start after this time; null for no limit.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Gates as they were written, and checked; null for none.</summary>
    public string? GateText { get; init; }

    /// <summary>Beside each eval's own, and in place of those on the same figure.</summary>
    public IReadOnlyList<Gate> Gates => GateText is null ? [] : GateExpression.Parse(GateText)!;

    /// <summary>The experiment to compare with; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>How much worse than the baseline a figure may be; 0 or more, null where nobody said.</summary>
    public double? MaxRegression { get; init; }

    /// <summary>The experiment whose outputs are scored again; null where the system under test is called.</summary>
    public string? Rescore { get; init; }

    public ReportMode Report { get; init; } = ReportMode.Failures;

    public Durability Durability { get; init; } = Durability.Sync;

    /// <summary>How long a stop waits for samples in flight; 0 or more.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one attempt; overrides an eval's own.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>For one attempt of an eval that names no time itself; from <c>evaltest.json</c>, which is weaker than an attribute.</summary>
    public TimeSpan? DefaultTimeout { get; init; }

    /// <summary>Trials of each sample, 1 or more; overrides an eval's own.</summary>
    public int? Repeat { get; init; }

    /// <summary>Trials of each sample of an eval that names no number itself; from <c>evaltest.json</c>, which is weaker than an attribute.</summary>
    public int? DefaultRepeat { get; init; }

    /// <summary>This process's part of every dataset; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Of subsets, shuffles and <see cref="EvalContext.Seed"/>; 0 or more.</summary>
    public int Seed { get; init; }

    /// <summary>Say what would run, run nothing.</summary>
    public bool Plan { get; init; }

    /// <summary>Trials of each sample of an eval.</summary>
    public int TrialsOf(EvalDefinition eval) => Repeat ?? eval.Repeat ?? DefaultRepeat ?? 1;
}
