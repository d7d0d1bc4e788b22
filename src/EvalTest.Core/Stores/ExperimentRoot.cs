using EvalTest.Storage;

namespace EvalTest.Stores;

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
    /// <exception cref="EvalTestException">What is given can be no path.</exception>
    public static string Locate(string? given, string? projectDirectory, string currentDirectory)
    {
        if (given is not null && given.Contains('\0', StringComparison.Ordinal))
            throw new EvalTestException($"The folder \"{given}\" is refused: no path holds a NUL character. Correct --eval-dir, EVALTEST_DIR or evaltest.json.");
        if (given is not null)
            return Path.GetFullPath(given, currentDirectory);

        var repository = projectDirectory is not null && Directory.Exists(projectDirectory) ? RepositoryAbove(projectDirectory) : null;
        return Path.Combine(repository ?? currentDirectory, DefaultName);
    }

    /// <summary>Opens the folder after creating it, for its owner alone, and keeping its contents out of git. Does only what is not done yet.</summary>
    /// <exception cref="EvalTestException">It cannot be created.</exception>
    public static IFolder Create(IDisk disk, string root)
    {
        try
        {
            var folder = disk.Create(root);
            // A folder that the user chose and filled keeps its own rules: a stray "*" would hide all of it from git.
            var names = folder.List().Select(entry => entry.Name).ToList();
            var ours = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) == DefaultName || names.Count == 0;
            if (ours && !names.Contains(IgnoreFile))
                WriteIgnoreFile(folder);
            return folder;
        }
        catch (StorageException e)
        {
            throw new EvalTestException($"The folder {root} cannot be used: {e.Message} Experiments live there; give another folder with --eval-dir.", e);
        }
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

    private static void WriteIgnoreFile(IFolder folder)
    {
        try
        {
            using var file = folder.CreateFile(IgnoreFile);
            file.AppendAll("*\n"u8, Path.Combine(folder.Path, IgnoreFile));
        }
        catch (StorageException e) when (e.Fault == StorageFault.Exists)
        {
            // Another process was quicker, and its file is as good.
        }
    }
}
