using System.Globalization;

namespace EvalTest.Options;

/// <summary>What a user types after <c>dotnet test</c> to go on with an experiment.</summary>
internal static class ResumeCommand
{
    /// <param name="experiment">Its name.</param>
    /// <param name="options">Of the run that is to be resumed.</param>
    /// <param name="knowsOptions">
    /// Whether the test platform knows EvalTest's options. VSTest does not: there <c>dotnet test --experiment</c> is an error of the command line itself.
    /// </param>
    /// <param name="project">The project's folder as seen from the user's; null where <c>dotnet test</c> finds the project without it.</param>
    /// <remarks>The folder goes by the environment: <c>dotnet test --eval-dir FOLDER</c> takes a folder that exists for a project to test.</remarks>
    public static string Arguments(string experiment, RunOptions options, bool knowsOptions, string? project)
    {
        var limit = options.Limit?.ToString(CultureInfo.InvariantCulture);
        // What changed is found again by the next run, unlike what --eval-rerun has retracted.
        var onChange = options.OnChange == OnChange.Warn ? null : options.OnChange.ToString().ToLowerInvariant();
        IEnumerable<string?> words = knowsOptions
            ? [Word("--project ", project), $"--experiment {experiment}", Word("-e EVALTEST_DIR=", options.Directory), Bare("--eval-limit ", limit), Bare("--eval-on-change ", onChange)]
            : [Word("", project), $"-p:Experiment={experiment}", Word("-e EVALTEST_DIR=", options.Directory), Bare("-e EVALTEST_LIMIT=", limit), Bare("-e EVALTEST_ON_CHANGE=", onChange)];
        return string.Join(' ', words.Where(w => w is not null));
    }

    private static string? Bare(string before, string? value) => value is null ? null : before + value;

    private static string? Word(string before, string? path) => path is null ? null : $"{before}\"{path}\"";
}
