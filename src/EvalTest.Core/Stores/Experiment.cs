using EvalTest.Stores;

namespace EvalTest;

/// <summary>
/// An experiment as its session files tell it, read once when it was found: what a run writes afterwards is seen by finding it again.
/// Its results are read from the files as they are enumerated, until it is disposed. Not safe for several threads.
/// </summary>
public sealed class Experiment : IDisposable
{
    private readonly RecordedExperiment recorded;

    internal Experiment(RecordedExperiment recorded)
    {
        this.recorded = recorded;
        Evals = [.. recorded.Evals.Select(e => new ExperimentEval(e))];
    }

    /// <summary>Its name: that of its folder, as in <c>long_eval</c> or <c>team/nightly</c>.</summary>
    public string Name => recorded.Name;

    /// <summary>The full path of its folder.</summary>
    public string Path => recorded.Path;

    /// <summary>How far it has come: as far as the eval that has come least far.</summary>
    public ExperimentStatus Status => recorded.Status;

    /// <summary>Trials with a result: completed by the eval, whatever its verdict was.</summary>
    public int CompletedCount => Evals.Sum(e => e.CompletedCount);

    /// <summary>Trials of all datasets; null where some dataset was never read to its end.</summary>
    public int? TotalCount => Evals.Count > 0 && Evals.All(e => e.TotalCount is not null) ? Evals.Sum(e => e.TotalCount) : null;

    /// <summary>Trials whose last attempt ended in an error or a time-out.</summary>
    public int ErrorCount => Evals.Sum(e => e.ErrorCount);

    /// <summary>Its evals, ordered by assembly, eval and variant.</summary>
    public IReadOnlyList<ExperimentEval> Evals { get; }

    /// <summary>Every result that counts, eval by eval in the order of the dataset.</summary>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public IEnumerable<ExperimentResult> Results => Evals.SelectMany(e => e.Results);

    /// <summary>What of the session files is not believed, each with file, line and what follows; what every crash leaves is left out.</summary>
    public IReadOnlyList<string> Damage => [.. recorded.Damage.Where(d => !d.Normal).Select(d => d.ToString())];

    /// <summary>Closes its files.</summary>
    public void Dispose() => recorded.Dispose();
}
