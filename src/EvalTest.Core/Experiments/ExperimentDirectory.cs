using EvalTest.Model;

namespace EvalTest.Experiments;

/// <summary>An experiment's own folder: its name, part by part, below the root.</summary>
internal static class ExperimentDirectory
{
    /// <summary>Creates the folder of an experiment, and the root above it, where they are missing.</summary>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">A name.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="EvalTestException">
    /// The name breaks the rule or differs only by case from one that exists; the experiment would lie inside another or around one;
    /// a symbolic link or a file is in the way; or the folder cannot be created.
    /// </exception>
    public static string Create(string root, string experiment)
    {
        if (!ExperimentName.IsValid(experiment))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: give {ExperimentName.Rule}.");

        ExperimentRoot.Create(root);
        var folder = Path.GetFullPath(root);
        var parts = experiment.Split('/');
        for (var depth = 0; depth < parts.Length; depth++)
        {
            RefuseOtherCase(folder, parts[depth], experiment);
            folder = Path.Combine(folder, parts[depth]);
            RefuseInTheWay(folder, experiment);
            PrivateFolder.Create(folder);
            if (depth < parts.Length - 1 && IsExperiment(folder))
                throw new EvalTestException($"The experiment \"{experiment}\" is refused: it would lie inside the experiment \"{string.Join('/', parts[..(depth + 1)])}\" ({folder}). Give a name that does not begin with it.");
        }

        if (ExperimentBelow(folder) is { } inner)
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: the experiment \"{experiment}/{inner}\" lies inside it ({folder}). Give another name.");
        return folder;
    }

    /// <summary>The folder itself if it is there, else the nearest above it that is.</summary>
    public static string NearestExisting(string folder)
    {
        var existing = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        return existing;
    }

    /// <summary>Names are compared without case, so that an experiment can be copied to a system that does the same.</summary>
    private static void RefuseOtherCase(string folder, string part, string experiment)
    {
        var names = new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Where(name => string.Equals(name, part, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (names is [var existing, ..] && !names.Contains(part))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: \"{Path.Combine(folder, existing)}\" exists and differs only by case. Write it as it is there, or give another name.");
    }

    private static void RefuseInTheWay(string folder, string experiment)
    {
        if (new DirectoryInfo(folder).LinkTarget is { } target)
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: {folder} is a symbolic link to {target}, and links below the experiments' folder are not followed. Remove the link; to keep experiments elsewhere use --eval-dir.");
        if (File.Exists(folder))
            throw new EvalTestException($"The experiment \"{experiment}\" is refused: {folder} is a file. Move it away, or give another name.");
    }

    private static bool IsExperiment(string folder) => Directory.EnumerateFiles(folder, "*.jsonl").Any();

    private static string? ExperimentBelow(string folder)
    {
        var below = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles(folder, "*.jsonl", below)
            .Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .FirstOrDefault(inner => inner != ".");
    }
}
