using EvalTest.Model;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>Copies an experiment as it is at one moment, also while it is written.</summary>
internal static class ExperimentCopy
{
    /// <summary>Makes a new experiment of the results of another; it appears whole.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">What is copied. Nothing is written to it.</param>
    /// <param name="newName">What the copy is called.</param>
    /// <exception cref="EvalTestException">There is none of the name, the new name breaks the rule or is taken, or the operating system refused.</exception>
    public static CopiedExperiment Copy(IDisk disk, string root, string experiment, string newName)
    {
        using var folder = ExperimentDirectory.Find(disk, root, experiment)
            ?? throw new ExperimentMissingException($"There is no experiment \"{experiment}\" in {root}. Nothing was copied. Look at the names there, or give another folder with --eval-dir.");
        if (ExperimentNeighbours.FirstBelow(folder) is { } below)
            throw new EvalTestException($"\"{experiment}\" was not copied: it is no experiment, and the experiment \"{experiment}/{below}\" lies inside it ({folder.Path}). Name each of the experiments there.");

        var snapshot = ExperimentSnapshot.Of(folder);
        using var made = NewExperiment.Begin(disk, root, newName);
        foreach (var part in snapshot.Values.Concat(snapshot.Sessions))
            part.CopyTo(made.Folder, part.Name);
        made.Appear();
        return new CopiedExperiment(experiment, newName, Path.Combine(root, newName), snapshot.Sessions.Count, snapshot.Values.Count, snapshot.Sessions.Concat(snapshot.Values).Sum(p => p.Length), snapshot.Others);
    }
}
