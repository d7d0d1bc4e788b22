using EvalTest.Model;

namespace EvalTest.Options;

/// <summary>Every option there is, once. To add one is to add a row.</summary>
internal static class OptionCatalog
{
    /// <summary>Trials of one sample.</summary>
    public const int MostTrials = 10_000;

    private static readonly TimeSpan shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan longest = TimeSpan.FromHours(1000);

    public static IReadOnlyList<OptionDefinition> All { get; } =
    [
        new("experiment", "EVALTEST_EXPERIMENT", "NAME",
            "Run this experiment, or resume it; without a name the run is stored under auto/.",
            ExperimentName.Rule,
            (o, v) => ExperimentName.IsValid(v.Text) ? o with { Experiment = v.Text } : null),
        new("eval-dir", "EVALTEST_DIR", "PATH",
            "Where experiments live; .evaltest beside the solution or .git if not given.",
            "the path of a folder",
            (o, v) => string.IsNullOrWhiteSpace(v.Text) ? null : o with { Directory = Path.GetFullPath(v.Text, v.BaseDirectory) }),
        new("eval-limit", "EVALTEST_LIMIT", "N",
            "Only the first N samples of each dataset, those completed earlier counted in.",
            "a whole number, 1 or more",
            (o, v) => OptionSyntax.WholeNumber(v.Text, 1, int.MaxValue) is { } n ? o with { Limit = n } : null),
        new("eval-sample", "EVALTEST_SAMPLE", "GLOB",
            "Only samples whose id matches, and those again even if completed.",
            "a pattern over sample ids with *, ? and [abc], every [ closed",
            (o, v) => OptionSyntax.Glob(v.Text) is { } glob ? o with { SampleGlob = glob } : null),
        new("eval-rerun", "EVALTEST_RERUN", "errors|failed|all|none",
            "What of an earlier session runs again; errors if not given.",
            "errors, failed, all or none",
            (o, v) => OptionSyntax.Choice<Rerun>(v.Text) is { } rerun ? o with { Rerun = rerun } : null),
        new("eval-on-change", "EVALTEST_ON_CHANGE", "warn|rerun|reuse|fail",
            "What becomes of results whose eval changed since; warn (reuse and say so) if not given.",
            "warn, rerun, reuse or fail",
            (o, v) => OptionSyntax.Choice<OnChange>(v.Text) is { } change ? o with { OnChange = change } : null),
        new("eval-concurrency", "EVALTEST_CONCURRENCY", "N|auto",
            "Samples in flight, of all evals in the process together; auto finds out how many the provider bears.",
            "a whole number from 1 to 100000, or auto",
            (o, v) => WithConcurrency(o, v.Text)),
        new("eval-retries", "EVALTEST_RETRIES", "N",
            "More attempts after a transient error; the eval's own, else 2, if not given.",
            "a whole number from 0 to 9",
            (o, v) => OptionSyntax.WholeNumber(v.Text, 0, 9) is { } n ? WithRetries(o, v.Source, n) : null),
        new("eval-rate", "EVALTEST_RATE", "600/min",
            "How fast samples start: in the process, or of a provider as in openai=600/min; several with commas.",
            $"{RateLimit.Forms}, or PROVIDER=RATE, several with commas between them",
            (o, v) => RateLimits.Parse(v.Text) is { } rates ? WithRates(o, v.Source, rates) : null),
        new("eval-max-errors", "EVALTEST_MAX_ERRORS", "N|P%",
            "Start no more samples beyond so many errors.",
            ErrorLimit.Forms,
            (o, v) => ErrorLimit.Parse(v.Text) is { } most ? o with { MaxErrors = most } : null),
        new("eval-stop-on-fail", "EVALTEST_STOP_ON_FAIL", null,
            "Start no more samples after the first one that fails.",
            "1, true, 0 or false",
            (o, v) => OptionSyntax.Flag(v.Text) is { } stop ? o with { StopOnFail = stop } : null),
        new("eval-strict", "EVALTEST_STRICT", null,
            "Refuse an eval before it runs if a row of its dataset cannot be read, instead of making that row an error.",
            "1, true, 0 or false",
            (o, v) => OptionSyntax.Flag(v.Text) is { } strict ? o with { Strict = strict } : null),
        new("eval-deadline", "EVALTEST_DEADLINE", "2h",
            "Start no more samples after this time.",
            $"{OptionSyntax.DurationForms}, from 1ms to 1000h",
            (o, v) => OptionSyntax.Duration(v.Text, shortest, longest) is { } deadline ? o with { Deadline = deadline } : null),
        new("eval-gate", "EVALTEST_GATE", "EXPR",
            "Conditions that every eval of the run must meet, beside its own gates and in place of those on the same figure; several with commas.",
            GateExpression.Forms,
            (o, v) => GateExpression.Parse(v.Text) is null ? null : o with { GateText = v.Text }) { IsList = true },
        new("eval-baseline", "EVALTEST_BASELINE", "NAME",
            "Compare with this experiment, sample by sample: an eval that became worse than it may fails.",
            ExperimentName.Rule,
            (o, v) => ExperimentName.IsValid(v.Text) ? o with { Baseline = v.Text } : null),
        new("eval-max-regression", "EVALTEST_MAX_REGRESSION", "X",
            "How much worse than the baseline an eval's figure may be; 0 if not given.",
            "a number, 0 or more, as in 0.02 or 2%",
            (o, v) => OptionSyntax.Share(v.Text) is { } allowance ? o with { MaxRegression = allowance } : null),
        new("eval-rescore", "EVALTEST_RESCORE", "NAME",
            "Score the outputs that this experiment recorded, without calling the targets of the evals; compared with it at the end.",
            ExperimentName.Rule,
            (o, v) => ExperimentName.IsValid(v.Text) ? o with { Rescore = v.Text } : null),
        new("eval-report", "EVALTEST_REPORT", "failures|all|summary",
            "Which samples become tests of their own; failures if not given.",
            "failures, all or summary",
            (o, v) => OptionSyntax.Choice<ReportMode>(v.Text) is { } report ? o with { Report = report } : null),
        new("eval-durability", "EVALTEST_DURABILITY", "sync|os",
            "What a finished sample survives: power loss (sync, if not given) or the death of the process (os).",
            "sync or os",
            (o, v) => OptionSyntax.Choice<Durability>(v.Text) is { } durability ? o with { Durability = durability } : null),
        new("eval-drain", "EVALTEST_DRAIN", "5s",
            "How long a stop waits for samples in flight; 5s if not given.",
            $"{OptionSyntax.DurationForms}, from 0s to 1000h",
            (o, v) => OptionSyntax.Duration(v.Text, TimeSpan.Zero, longest) is { } drain ? o with { Drain = drain } : null),
        new("eval-timeout", "EVALTEST_TIMEOUT", "30s",
            "Time for one attempt of one sample; the eval's own if not given.",
            $"{OptionSyntax.DurationForms}, from 1ms to 1000h",
            (o, v) => OptionSyntax.Duration(v.Text, shortest, longest) is { } timeout ? WithTimeout(o, v.Source, timeout) : null),
        new("eval-repeat", "EVALTEST_REPEAT", "N",
            "Trials of each sample; the eval's own number, else 1, if not given.",
            "a whole number from 1 to 10000",
            (o, v) => OptionSyntax.WholeNumber(v.Text, 1, MostTrials) is { } repeat ? WithRepeat(o, v.Source, repeat) : null),
        new("eval-shard", "EVALTEST_SHARD", "I/N",
            "This process's part of every dataset: part I of N, by a hash of the sample id.",
            "I/N, as in 2/4, with whole numbers 1 <= I <= N <= 10000",
            (o, v) => Shard.TryParse(v.Text, out var shard) ? o with { Shard = shard } : null),
        new("eval-seed", "EVALTEST_SEED", "N",
            "Seed of subsets, shuffles and EvalContext.Seed; 0 if not given.",
            "a whole number from 0 to 2147483647",
            (o, v) => OptionSyntax.WholeNumber(v.Text, 0, int.MaxValue) is { } seed ? o with { Seed = seed } : null),
        new("eval-plan", "EVALTEST_PLAN", null,
            "Say what would run, and run nothing.",
            "1, true, 0 or false",
            (o, v) => OptionSyntax.Flag(v.Text) is { } plan ? o with { Plan = plan } : null),
    ];

    private static RunOptions? WithConcurrency(RunOptions options, string text) =>
        string.Equals(text, "auto", StringComparison.OrdinalIgnoreCase) ? options with { Concurrency = null, AutoConcurrency = true }
        : OptionSyntax.WholeNumber(text, 1, 100_000) is { } n ? options with { Concurrency = n, AutoConcurrency = false }
        : null;

    private static RunOptions WithRetries(RunOptions options, OptionSource source, int retries) =>
        source == OptionSource.ProjectFile ? options with { DefaultRetries = retries } : options with { Retries = retries };

    private static RunOptions WithRates(RunOptions options, OptionSource source, RateLimits rates) =>
        source == OptionSource.ProjectFile ? options with { DefaultRates = rates } : options with { Rates = rates };

    /// <summary>An eval's attribute is stronger than <c>evaltest.json</c> and weaker than the rest.</summary>
    private static RunOptions WithRepeat(RunOptions options, OptionSource source, int repeat) =>
        source == OptionSource.ProjectFile ? options with { DefaultRepeat = repeat } : options with { Repeat = repeat };

    /// <summary>The same.</summary>
    private static RunOptions WithTimeout(RunOptions options, OptionSource source, TimeSpan timeout) =>
        source == OptionSource.ProjectFile ? options with { DefaultTimeout = timeout } : options with { Timeout = timeout };
}
