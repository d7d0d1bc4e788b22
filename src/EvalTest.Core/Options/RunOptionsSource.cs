using System.Collections;
using EvalTest.Secrets;

namespace EvalTest.Options;

/// <summary>The options of this process's run, and the folders it was started from.</summary>
internal static class RunOptionsSource
{
    /// <summary>The host setting in which the build records the test project's folder.</summary>
    private const string ProjectDirectoryKey = "EvalTest.ProjectDirectory";

    /// <summary>The test project's folder as recorded at build; null where none was recorded or it is not on this machine.</summary>
    public static string? ProjectDirectory =>
        AppContext.GetData(ProjectDirectoryKey) is string { Length: > 0 } path && Directory.Exists(path) ? path : null;

    /// <summary>
    /// The folder the run was started in. Where nobody saw it before xunit left it, the project's folder stands for it:
    /// the folder of the binaries, which the process is in by then, is lost by a clean build.
    /// </summary>
    public static string CurrentDirectory => CommandLineValues.Current?.CurrentDirectory ?? ProjectDirectory ?? Environment.CurrentDirectory;

    /// <summary>Whether this process was started in a way that takes EvalTest's options on the command line.</summary>
    public static bool KnowsOptions => CommandLineValues.Current is not null;

    /// <summary>The project's folder, relative to the one the user is in; null where that is the project's own, or nobody knows where the user is.</summary>
    public static string? ProjectToName =>
        CommandLineValues.Current is { CurrentDirectory: var here } && ProjectDirectory is { } project && !FindsProject(here, project) ? Path.GetRelativePath(here, project) : null;

    /// <summary>From the command line, the environment and <c>evaltest.json</c>.</summary>
    /// <exception cref="EvalTestException">A value is wrong; the message holds every one that is.</exception>
    public static RunOptions Current()
    {
        KnownSecrets.AddEnvironment();
        var reading = OptionReader.Read(Sources());
        string[] errors = [.. reading.Errors, .. OptionRules.Problems(reading.Options)];
        if (errors is not [])
            throw new EvalTestException(KnownSecrets.Redact(string.Join(Environment.NewLine, errors)));
        if (reading.Options.Experiment is { } name && KnownSecrets.Redactor.OccursIn(name))
            throw new EvalTestException($"The experiment \"{KnownSecrets.Redact(name)}\" is refused: *** is the value of an environment variable that looks like a secret, and would be the name of a folder. Give another name.");
        return reading.Options;
    }

    // A solution finds it too, but takes the options to every other test project as well, and those may not know them.
    private static bool FindsProject(string here, string project) =>
        Path.TrimEndingDirectorySeparator(here) == Path.TrimEndingDirectorySeparator(project);

    private static OptionSources Sources() => new()
    {
        CommandLine = CommandLineValues.Current?.Options ?? new Dictionary<string, IReadOnlyList<string>>(),
        Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => e.Value as string ?? ""),
        File = OptionFile.Find(ProjectDirectory ?? CurrentDirectory),
        CurrentDirectory = CurrentDirectory,
    };
}
