namespace EvalTest.Experiments;

/// <summary>The folder below which experiments live.</summary>
internal static class ExperimentRoot
{
    public const string DefaultName = ".evaltest";

    private const string IgnoreFile = ".gitignore";

    /// <summary>Hidden entries count: <c>.git</c> is one. A folder on the way up that may not be listed holds no marker for us.</summary>
    private static readonly EnumerationOptions everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>
    /// Where the folder is or would be: as given, else <c>.evaltest</c> beside the nearest solution or <c>.git</c> from the project's folder upwards,
    /// else in the current folder. Nothing is created.
    /// </summary>
    /// <param name="given">The option <c>--eval-dir</c>; null for the default.</param>
    /// <param name="projectDirectory">As recorded at build; it may be gone.</param>
    /// <param name="currentDirectory">The last resort; see <see cref="Options.RunOptionsSource.CurrentDirectory"/>.</param>
    public static string Locate(string? given, string? projectDirectory, string currentDirectory)
    {
        if (given is not null)
            return Path.GetFullPath(given, currentDirectory);

        var repository = projectDirectory is not null && Directory.Exists(projectDirectory) ? RepositoryAbove(projectDirectory) : null;
        return Path.Combine(repository ?? currentDirectory, DefaultName);
    }

    /// <summary>Creates the folder, for its owner alone, and keeps its contents out of git. Does nothing where that is done.</summary>
    /// <exception cref="EvalTestException">It cannot be created.</exception>
    public static void Create(string root)
    {
        PrivateFolder.Create(root);

        // A folder that the user chose and filled keeps its own rules: a stray "*" would hide all of it from git.
        var ours = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) == DefaultName || !Directory.EnumerateFileSystemEntries(root).Any();
        var path = Path.Combine(root, IgnoreFile);
        if (ours && !File.Exists(path))
            WriteIgnoreFile(path);
    }

    private static string? RepositoryAbove(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFileSystemInfos("*", everything).Any(IsMarker))
                return folder.FullName;
        }

        return null;
    }

    /// <summary><c>.git</c> is a file in a worktree or a submodule.</summary>
    private static bool IsMarker(FileSystemInfo entry) =>
        entry.Name == ".git" || (entry is FileInfo && entry.Extension.ToUpperInvariant() is ".SLN" or ".SLNX");

    private static void WriteIgnoreFile(string path)
    {
        try
        {
            using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            file.Write("*\n");
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker, and its file is as good.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalTestException($"{path} cannot be written: {e.Message} Give another folder with --eval-dir.", e);
        }
    }
}
