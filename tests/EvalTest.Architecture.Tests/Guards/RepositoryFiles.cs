using EvalTest.TestKit;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What is, or could be, committed: tracked files and those that git does not ignore.</summary>
internal static class RepositoryFiles
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> all = new(ListAsync);

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    public static Task<IReadOnlyList<string>> All => all.Value;

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static string Full(string path) => Path.Combine(Repository.Root, path);

    private static async Task<IReadOnlyList<string>> ListAsync()
    {
        var git = await ChildProcess.RunAsync(
            new("git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z") { WorkingFolder = Repository.Root }, TimeSpan.FromSeconds(30));
        return [.. git.Succeeded().Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(f => File.Exists(Full(f))).Order(StringComparer.Ordinal)];
    }
}
