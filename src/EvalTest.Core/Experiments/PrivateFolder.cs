namespace EvalTest.Experiments;

/// <summary>Makes folders that their owner alone may enter: results hold whatever the dataset and the model said.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates a folder and those above it; one that exists keeps its mode.</summary>
    /// <exception cref="EvalTestException">It cannot be created.</exception>
    public static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalTestException($"The folder {path} cannot be created: {e.Message} Experiments live there; give another folder with --eval-dir.", e);
        }
    }
}
