using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>An experiment's own folder: its name, part by part, below the root.</summary>
internal static class ExperimentDirectory
{
    /// <summary>Opens the folder of an experiment after creating it, and the root above it, where they are missing. All survive a power cut.</summary>
    /// <param name="disk">Where to.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">A name.</param>
    /// <returns>The folder; null if another process deleted it at the same moment, so that it is to be tried again.</returns>
    /// <exception cref="EvalTestException">
    /// The name breaks the rule or differs only by case from one that exists; the experiment would lie inside another or around one;
    /// a symbolic link or a file is in the way; or the folder cannot be created.
    /// </exception>
    public static IFolder? Create(IDisk disk, string root, string experiment)
    {
        Check(experiment);
        var parts = experiment.Split('/');
        if (CreateAbove(disk, root, experiment) is not { } above)
            return null;

        using (above)
        {
            var folder = Enter(above, parts[^1], experiment);
            try
            {
                if (folder is not null)
                    ExperimentNeighbours.RefuseAround(folder, experiment);
                return folder;
            }
            catch
            {
                folder?.Dispose();
                throw;
            }
        }
    }

    /// <summary>Opens the folder that an experiment lies in or is about to, after creating it where it is missing; null as above.</summary>
    /// <exception cref="EvalTestException">See above.</exception>
    public static IFolder? CreateAbove(IDisk disk, string root, string experiment)
    {
        Check(experiment);
        var parts = experiment.Split('/');
        var folder = ExperimentRoot.Create(disk, root);
        try
        {
            for (var depth = 1; depth < parts.Length; depth++)
            {
                if (Enter(folder, parts[depth - 1], experiment) is not { } inner)
                    return null;
                folder.Dispose();
                folder = inner;
                ExperimentNeighbours.RefuseInside(folder, string.Join('/', parts[..depth]), experiment);
            }

            var opened = folder;
            folder = null;
            return opened;
        }
        finally
        {
            folder?.Dispose();
        }
    }

    /// <summary>Opens the folder of an experiment; null if there is none.</summary>
    /// <exception cref="EvalTestException">The name breaks the rule, or a link or a file is in the way.</exception>
    public static IFolder? Find(IDisk disk, string root, string experiment)
    {
        Check(experiment);
        var folder = disk.Find(root);
        foreach (var part in experiment.Split('/'))
        {
            using var above = folder;
            folder = above is null ? null : EntryOf(above, part, experiment);
        }

        return folder;
    }

    /// <summary>Names are compared without case, so that an experiment can be copied to a system that does the same.</summary>
    /// <exception cref="EvalTestException">A name in the folder differs from this part of the experiment's only by case.</exception>
    public static void RefuseOtherCase(IFolder folder, string part, string experiment)
    {
        var names = folder.List().Select(entry => entry.Name).Where(name => string.Equals(name, part, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (names is [var existing, ..] && !names.Contains(part))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: \"{Path.Combine(folder.Path, existing)}\" exists and differs only by case. Write it as it is there, or give another name.");
    }

    private static void Check(string experiment)
    {
        if (!ExperimentName.IsValid(experiment))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: give {ExperimentName.Rule}.");
    }

    private static IFolder? Enter(IFolder above, string part, string experiment)
    {
        try
        {
            RefuseOtherCase(above, part, experiment);
            above.CreateFolder(part);
            // Not only if it was created now: its creator may have died before this.
            above.Sync();
            return EntryOf(above, part, experiment);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing && !above.IsInPlace)
        {
            return null;
        }
        catch (StorageException e)
        {
            throw new EvalTestException($"{e.Message} Experiments live there.", e);
        }
    }

    private static IFolder? EntryOf(IFolder above, string part, string experiment)
    {
        try
        {
            return above.FindFolder(part);
        }
        catch (StorageException e) when (e.Fault == StorageFault.WrongKind)
        {
            var isLink = above.List().Any(entry => entry.Name == part && entry.Kind == EntryKind.Link);
            var why = isLink ? "a symbolic link, and links below the experiments' folder are not followed. Remove the link; to keep experiments elsewhere use --eval-dir" : "a file. Move it away, or give another name";
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: {Path.Combine(above.Path, part)} is {why}.", e);
        }
    }
}
