using EvalTest.Acceptance.Tests;
using EvalTest.TestKit;

[assembly: AssemblyFixture(typeof(Installed))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace EvalTest.Acceptance.Tests;

/// <summary>A user's solution of two projects, and a third beside it, built once against the packed packages; all tests share them.</summary>
public sealed class Installed : IAsyncLifetime
{
    private PackedPackages? packages;
    private UserFolder? folder;
    private UserProject? project;
    private UserProject? second;
    private UserProject? runners;
    private Task<string>? tool;

    public static bool Nightly { get; } = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";

    /// <summary>The fixture's evals as they stand in this repository.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = SourcesIn("Fixture");

    public PackedPackages Packages => packages!;

    public UserFolder Folder => folder!;

    public UserProject Project => project!;

    public UserProject Second => second!;

    /// <summary>What the tests of runners, filters and reports run; in no solution.</summary>
    public UserProject Runners => runners!;

    public string Solution => Folder["All.slnx"];

    /// <summary>The path of <c>evaltest</c>, installed once from the packed packages into a folder of its own, as its user does.</summary>
    public Task<string> ToolAsync() => tool ??= InstallToolAsync();

    public async ValueTask InitializeAsync()
    {
        packages = await PackedPackages.PackAsync();
        folder = new UserFolder(packages);
        project = folder.AddProject("Fixture", Sources);
        second = folder.AddProject("Second", new Dictionary<string, string>
        {
            ["Other.cs"] = """
                namespace Second;

                public class Other
                {
                    public static IEnumerable<int> Rows() => [1, 2, 3];

                    [EvalForEach(nameof(Rows))]
                    public bool Works(int row) => row > 0;
                }
                """,
        });
        runners = folder.AddProject("Runners", SourcesIn("Fixture", "Runners").Concat(Sources.Where(s => s.Key is "Row.cs" or "Settings.cs" or "Log.cs")).ToDictionary());
        File.WriteAllText(Solution, """<Solution><Project Path="Fixture/Fixture.csproj" /><Project Path="Second/Second.csproj" /></Solution>""");
        File.WriteAllText(folder["Built.slnx"], """<Solution><Project Path="Fixture/Fixture.csproj" /><Project Path="Second/Second.csproj" /><Project Path="Runners/Runners.csproj" /></Solution>""");
        (await folder.DotnetAsync(["build", folder["Built.slnx"], "-c", "Release", "-v", "q"])).Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        packages?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> InstallToolAsync()
    {
        var path = Folder["tools", "evaltest"];
        (await Folder.DotnetAsync(["tool", "install", "EvalTest.Tool", "--tool-path", Path.GetDirectoryName(path)!, "--add-source", Packages.Feed, "--version", Packages.Version])).Succeeded();
        return OperatingSystem.IsWindows() ? path + ".exe" : path;
    }

    private static Dictionary<string, string> SourcesIn(params string[] folders) =>
        Directory.EnumerateFiles(Path.Combine([Repository.Root, "tests", "EvalTest.Acceptance.Tests", .. folders]), "*.cs").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
}
