namespace EvalTest.Datasets;

/// <summary>Finds a dataset's file: an absolute path as it is, any other beside the test assembly, then in the project's folder.</summary>
internal static class DatasetPath
{
    /// <summary>The name under which the package's build assets record the project's folder.</summary>
    public const string ProjectDirectoryKey = "EvalTest.ProjectDirectory";

    /// <summary>The full path of a file that exists.</summary>
    /// <exception cref="DatasetException">There is no such file.</exception>
    public static string Resolve(string path) => Resolve(path, AppContext.BaseDirectory, AppContext.GetData(ProjectDirectoryKey) as string);

    /// <inheritdoc cref="Resolve(string)"/>
    public static string Resolve(string path, string assemblyFolder, string? projectFolder)
    {
        var candidates = Candidates(path, assemblyFolder, projectFolder);
        return candidates.Find(File.Exists) ?? throw new DatasetException(NotFound(path, candidates));
    }

    private static List<string> Candidates(string path, string assemblyFolder, string? projectFolder)
    {
        if (Path.IsPathFullyQualified(path))
            return [path];

        var candidates = new List<string> { Path.GetFullPath(path, Path.GetFullPath(assemblyFolder)) };
        if (!string.IsNullOrEmpty(projectFolder))
            candidates.Add(Path.GetFullPath(path, Path.GetFullPath(projectFolder)));
        return candidates;
    }

    private static string NotFound(string path, List<string> candidates)
    {
        if (candidates.Find(Directory.Exists) is { } folder)
            return $"The dataset \"{path}\" is a folder: {folder}. Name a file in it.";

        var tried = string.Concat(candidates.Select(c => $"{Environment.NewLine}  {c}"));
        return $"The dataset \"{path}\" was not found. Tried:{tried}{Environment.NewLine}A path is absolute, or relative to the test assembly's folder or to the project's. Correct it, or copy the file beside the assembly (CopyToOutputDirectory).";
    }
}
