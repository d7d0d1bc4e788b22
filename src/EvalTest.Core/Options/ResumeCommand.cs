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
        IEnumerable<string?> words =
        [
            Word(knowsOptions ? "--project " : "", project),
            knowsOptions ? $"--experiment {experiment}" : $"-p:Experiment={experiment}",
            Word("-e EVALTEST_DIR=", options.Directory),
            .. Part(options).Where(p => p.Value is not null).Select(p => knowsOptions ? $"--eval-{p.Key} {p.Value}" : $"-e EVALTEST_{p.Key.Replace('-', '_').ToUpperInvariant()}={p.Value}"),
        ];
        return string.Join(' ', words.Where(w => w is not null));
    }

    /// <summary>What says which trials run: without it, the command would go on with others.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Part(RunOptions options)
    {
        yield return new("limit", options.Limit?.ToString(CultureInfo.InvariantCulture));
        yield return new("repeat", options.Repeat?.ToString(CultureInfo.InvariantCulture));
        // Without it, the rest would be asked of the system under test.
        yield return new("rescore", options.Rescore);
        yield return new("shard", options.Shard?.ToString());
        yield return new("seed", options.Seed == 0 ? null : options.Seed.ToString(CultureInfo.InvariantCulture));
        // What changed is found again by the next run, unlike what --eval-rerun has retracted.
        yield return new("on-change", options.OnChange == OnChange.Warn ? null : options.OnChange.ToString().ToLowerInvariant());
    }

    private static string? Word(string before, string? path) => path is null ? null : $"{before}\"{path}\"";
}
