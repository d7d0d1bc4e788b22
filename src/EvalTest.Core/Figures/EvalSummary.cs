using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Scheduling;

namespace EvalTest.Figures;

/// <summary>
/// The figures of one eval after a run: a fold over the current results of the samples that this run planned.
/// <see cref="CompletedBefore"/> + <see cref="CompletedNow"/> + <see cref="Errors"/> + <see cref="Timeouts"/> + <see cref="Skipped"/>
/// + <see cref="Pending"/> = <see cref="Planned"/>.
/// </summary>
internal sealed record EvalSummary
{
    public required EvalDefinition Eval { get; init; }

    public required string Experiment { get; init; }

    /// <summary>True for <c>auto/…</c>: the user gave no name.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Trials that the dataset, limit and filter asked for.</summary>
    public int Planned { get; init; }

    /// <summary>Samples of those trials.</summary>
    public int Samples { get; init; }

    /// <summary>Trials of each sample; where there is one, samples and trials are the same.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>Whether the dataset was read to its end; false after a stop, a limit or a fault of the dataset.</summary>
    public bool Exhausted { get; init; }

    public int CompletedBefore { get; init; }

    public int CompletedNow { get; init; }

    public int Errors { get; init; }

    public int Timeouts { get; init; }

    public int Skipped { get; init; }

    /// <summary>Never started, or started and abandoned by a stop.</summary>
    public int Pending { get; init; }

    /// <summary>Of the errors, those that were not tried again because they failed ten times.</summary>
    public int GivenUp { get; init; }

    /// <summary>Completed with the verdict good.</summary>
    public int Passed { get; init; }

    /// <summary>Completed with the verdict bad.</summary>
    public int Failed { get; init; }

    /// <summary>Completed results that count with scores that people gave in place of the recorded ones.</summary>
    public int Edited { get; init; }

    /// <summary>Results of samples that the dataset no longer holds; kept, left out of every figure.</summary>
    public int Stale { get; init; }

    /// <summary>Samples whose row changed under the same id since they were recorded; they ran again.</summary>
    public int InputChanged { get; init; }

    /// <summary>Samples of which nothing was recorded before.</summary>
    public int New { get; init; }

    /// <summary>Samples whose earlier result was kept.</summary>
    public int Reused { get; init; }

    /// <summary>Samples whose earlier error was tried again.</summary>
    public int Retried { get; init; }

    /// <summary>Samples that were done and that the user asked for again.</summary>
    public int AskedAgain { get; init; }

    /// <summary>Earlier results whose eval or expected value changed since; what became of them <see cref="OnChange"/> says.</summary>
    public ChangeTally Changes { get; init; } = new();

    /// <summary>Files on which the eval depends and that changed, in ordinal order.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    public OnChange OnChange { get; init; }

    /// <summary>The share of good verdicts, that of a sample averaged over its trials first; null where nothing judged, or where every sample has one trial.</summary>
    public ScoreFigures? PassRate { get; init; }

    /// <summary>The share of good verdicts if every error and time-out were a bad one: as low as it can be. NaN where nothing judged.</summary>
    public double WorstPassRate => Passed + Failed == 0 ? double.NaN : (double)Passed / (Passed + Failed + Errors + Timeouts);

    /// <summary>pass@k and pass^k for as many trials as each sample has; none where each has one.</summary>
    public IReadOnlyList<ScoreFigures> OfTrials { get; init; } = [];

    /// <summary>In the order in which the scores first appeared.</summary>
    public IReadOnlyList<ScoreFigures> Scores { get; init; } = [];

    /// <summary>Custom metrics, in the order of declaration.</summary>
    public IReadOnlyList<MetricFigure> Metrics { get; init; } = [];

    /// <summary>Failing and erring samples, at most 50, in the order of the dataset.</summary>
    public IReadOnlyList<SampleRecord> Failures { get; init; } = [];

    /// <summary>Ids of completed samples that lack a gated score and count as 0, at most 50, by score.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WithoutScore { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The samples that weigh most against a gate, of gates that fail.</summary>
    public IReadOnlyDictionary<Gate, HeaviestSamples> Heaviest { get; init; } = new Dictionary<Gate, HeaviestSamples>();

    /// <summary>What gates ask about beyond means and counts, by the gate's score.</summary>
    public IReadOnlyDictionary<string, GateValues> GateValues { get; init; } = new Dictionary<string, GateValues>();

    /// <summary>The eval beside a baseline; null where none was given.</summary>
    public BaselineResult? Baseline { get; init; }

    /// <summary>Errors of samples that were asked for again although completed: the earlier results stand. At most 50.</summary>
    public IReadOnlyList<SampleRecord> RerunErrors { get; init; } = [];

    /// <summary>Why the run stopped before its end; null if it did not.</summary>
    public string? Stopped { get; init; }

    /// <summary>Why the figures cover only a part (a limit, a filter, a shard); null if they cover all.</summary>
    public string? Partial { get; init; }

    /// <summary>The samples were chosen by how they failed (<c>--eval-rerun failed</c>): no gate may judge them.</summary>
    public bool Selected { get; init; }

    /// <summary>Why the dataset could not be read on; null if it could.</summary>
    public string? DatasetFault { get; init; }

    /// <summary>What of the session files is not believed, with file and line; what every crash leaves is left out.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>Samples of which sessions that knew nothing of each other recorded different results.</summary>
    public int ConflictCount { get; init; }

    /// <summary>The first few of them.</summary>
    public IReadOnlyList<SampleConflict> Conflicts { get; init; } = [];

    /// <summary>Bodies that ignored their cancellation and were left behind.</summary>
    public int Abandoned { get; init; }

    /// <summary>The samples of some of them.</summary>
    public IReadOnlyList<string> AbandonedNames { get; init; } = [];

    /// <summary>Attempts that failed for a reason that may pass and were followed by another one.</summary>
    public int Retries { get; init; }

    /// <summary>How it is with whom the eval calls; null where nothing ran.</summary>
    public ProviderState? Provider { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>The session file this process writes; null where nothing was written.</summary>
    public string? SessionFile { get; init; }

    /// <summary>The options that resume the experiment, as typed after <c>dotnet test</c>.</summary>
    public string ResumeArguments { get; init; } = "";

    /// <summary>Nothing was run because the user asked for the plan alone.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>The dataset was read, and no sample of it was asked for: the filter means another eval.</summary>
    public bool NoneChosen => Planned == 0 && Partial is not null && DatasetFault is null && Stopped is null;

    /// <summary>No sample completed: what has not failed then has shown nothing, and has not passed either.</summary>
    public bool NothingJudged => Completed == 0 && !PlanOnly;

    /// <summary>What the figures count.</summary>
    public string Noun => Trials > 1 ? "trial" : "sample";

    public int Completed => CompletedBefore + CompletedNow;
}
