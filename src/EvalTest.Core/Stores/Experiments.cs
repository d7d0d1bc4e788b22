using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest;

/// <summary>
/// The experiments of a folder, for scripts and tools: what is there, how far each has come, and its results. Reading takes no lock that a
/// run needs and changes nothing.
/// </summary>
/// <example><code>
/// var experiments = Experiments.Open(".");
/// using var experiment = experiments.Find("long_eval");
/// </code></example>
public sealed class Experiments
{
    private readonly IExperimentStore store;

    internal Experiments(IExperimentStore store) => this.store = store;

    /// <summary>The folder that holds the experiments.</summary>
    public string Directory => store.Place;

    /// <summary>Their names, in ordinal order.</summary>
    /// <exception cref="EvalTestException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Names => store.Names();

    /// <summary>Opens the experiments of a folder, which need not exist yet: there are none then.</summary>
    /// <param name="directory">What <c>--eval-dir</c> names; or the folder of a repository or project, where <c>.evaltest</c> lies in it.</param>
    public static Experiments Open(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var full = Path.GetFullPath(directory);
        var inner = Path.Combine(full, ExperimentRoot.DefaultName);
        return new Experiments(new FileExperimentStore(Disks.Local, System.IO.Directory.Exists(inner) ? inner : full));
    }

    /// <summary>Reads an experiment as it is now; null if there is none of that name. Dispose it when its results are no longer needed.</summary>
    /// <exception cref="EvalTestException">The name breaks the rule for names, or the experiment's files have an unknown format or cannot be read.</exception>
    public Experiment? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return store.Read(name) is { } recorded ? new Experiment(recorded) : null;
    }
}
