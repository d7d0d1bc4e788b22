using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>
/// An experiment as its session files tell it, without any dataset: read once, when it was opened. Its evals read single records from the
/// files as they are asked for, until it is disposed.
/// </summary>
internal sealed class RecordedExperiment : IDisposable
{
    private readonly IFolder folder;

    private RecordedExperiment(string name, IFolder folder)
    {
        this.folder = folder;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Its folder.</summary>
    public string Path => folder.Path;

    /// <summary>Ordered by assembly, eval and variant.</summary>
    public IReadOnlyList<RecordedEval> Evals { get; private set; } = [];

    /// <summary>Of each assembly, in the order of folding.</summary>
    public IReadOnlyList<KnownSession> Sessions { get; private set; } = [];

    /// <summary>Who is writing it now.</summary>
    public IReadOnlyList<(string Place, WriterFacts? Facts)> Writers { get; private set; } = [];

    /// <summary>What processes wrote that died, as in <c>MathEvals.net10.0</c>; their locks are free. Asked now.</summary>
    public IReadOnlyList<string> OrphanedLocks => LiveWriters.Orphans(folder);

    /// <summary>What of its files is not believed; what every crash leaves is marked so.</summary>
    public IReadOnlyList<Damage> Damage { get; private set; } = [];

    /// <summary>The worst of its evals'; of one without any what its sessions and locks say.</summary>
    public ExperimentStatus Status { get; private set; }

    /// <summary>Reads an experiment; null if there is none of that name.</summary>
    /// <param name="disk">Where from.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="EvalTestException">The name breaks the rule, or a file has an unknown format or cannot be read.</exception>
    public static RecordedExperiment? Open(IDisk disk, string root, string name)
    {
        if (ExperimentDirectory.Find(disk, root, name) is not { } folder)
            return null;

        var experiment = new RecordedExperiment(name, folder);
        try
        {
            experiment.Read(Resume(root, name));
            return experiment;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => folder.Dispose();

    private static RunOptions Resume(string root, string name) =>
        new() { Experiment = name, Directory = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(root)) == ExperimentRoot.DefaultName ? null : root };

    private void Read(RunOptions resume)
    {
        // Before the files: what ends meanwhile is then shown as running, never a running one as interrupted.
        Writers = LiveWriters.Of(folder);
        var damage = new List<Damage>();
        var states = ExperimentState.LoadAll(folder, damage);
        Damage = damage;
        Sessions = [.. states.SelectMany(s => s.State.Sessions)];
        Evals = [.. states.SelectMany(s => s.State.Evals.Select(results =>
            RecordedFold.Of(Name, ResumeCommand.Arguments(Name, RecordedOptions.Of(s.State.Sessions, resume with { Shard = PartOf(s.State.Sessions) }), knowsOptions: true, project: null), s.Assembly, s.State, results, IsWritten(s.Assembly))))];
        Status = Evals.Count > 0 ? Evals.Max(e => e.Status)
            : Writers.Count > 0 ? ExperimentStatus.Running
            : Sessions.Any(s => s.End is null && !s.IsReview) ? ExperimentStatus.Interrupted
            : ExperimentStatus.Incomplete;
    }

    /// <summary>The part of every dataset that all its runs were; null for the whole, and where parts were merged: then whatever is missing is to run.</summary>
    private static Shard? PartOf(IReadOnlyList<KnownSession> sessions)
    {
        var parts = sessions.Select(s => s.Header).Where(h => h.IsRun).Select(h => h.Shard).Distinct().ToList();
        return parts is [var only] ? only : null;
    }

    // A place is the assembly, its target framework, and its part where there is one.
    private bool IsWritten(string assembly) =>
        Writers.Any(w => w.Place.StartsWith(assembly + ".net", StringComparison.Ordinal) && w.Place.Length > assembly.Length + 4 && char.IsAsciiDigit(w.Place[assembly.Length + 4]));
}
