using EvalTest.Stores;

namespace EvalTest;

/// <summary>One eval of an experiment, of a matrix one variant of it. Its figures leave out results of samples that the dataset, as it was last read, no longer holds.</summary>
public sealed class ExperimentEval
{
    private readonly RecordedEval recorded;

    internal ExperimentEval(RecordedEval recorded) => this.recorded = recorded;

    /// <summary>The test assembly's simple name.</summary>
    public string Assembly => recorded.Assembly;

    /// <summary>The eval's id: <c>Namespace.Class.Method</c>, or the one its author gave it.</summary>
    public string Id => recorded.Eval.Id;

    /// <summary>The values of the matrix, as in <c>model: "a"</c>; empty where there is none.</summary>
    public string Variant => recorded.Eval.Variant;

    /// <summary>How far it has come.</summary>
    public ExperimentStatus Status => recorded.Status;

    /// <summary>Trials with a result, whatever the verdict was.</summary>
    public int CompletedCount => recorded.Summary.Completed;

    /// <summary>Trials of the dataset; null where it was never read to its end.</summary>
    public int? TotalCount => recorded.Total;

    /// <summary>Trials whose last attempt ended in an error or a time-out.</summary>
    public int ErrorCount => recorded.Summary.Errors + recorded.Summary.Timeouts;

    /// <summary>Completed trials with a good verdict.</summary>
    public int PassedCount => recorded.Summary.Passed;

    /// <summary>Completed trials with a bad verdict.</summary>
    public int FailedCount => recorded.Summary.Failed;

    /// <summary>The mean of each score over the samples that have it, by its name; the trials of a sample are averaged first.</summary>
    public IReadOnlyDictionary<string, double> Scores => recorded.Summary.Scores.ToDictionary(s => s.Name, s => s.Mean);

    /// <summary>Whether its test would pass by these results; <see cref="WhyNot"/> says what it fails by.</summary>
    public bool Passes => recorded.Verdict.Passes;

    /// <summary>What fails it, each a sentence: gates, failing samples, what did not run.</summary>
    public IReadOnlyList<string> WhyNot => recorded.Verdict.Reasons;

    /// <summary>The results that count, in the order of the dataset.</summary>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public IEnumerable<ExperimentResult> Results => recorded.Samples().Select(s => new ExperimentResult(recorded.Assembly, s, recorded.NotesOf(s.Key)));
}
