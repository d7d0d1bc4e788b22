using EvalTest.Acceptance.Tests;
using EvalTest.TestKit;

[assembly: AssemblyFixture(typeof(Installed))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace EvalTest.Acceptance.Tests;

/// <summary>A user's solution of two projects, built once against the packed packages; all tests share it.</summary>
public sealed class Installed : IAsyncLifetime
{
    private PackedPackages? packages;
    private UserFolder? folder;
    private UserProject? project;
    private UserProject? second;

    public static bool Nightly { get; } = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";

    /// <summary>The fixture's evals as they stand in this repository.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } =
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "EvalTest.Acceptance.Tests", "Fixture"), "*.cs").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    public PackedPackages Packages => packages!;

    public UserFolder Folder => folder!;

    public UserProject Project => project!;

    public UserProject Second => second!;

    public string Solution => Folder["All.slnx"];

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
        File.WriteAllText(Solution, """<Solution><Project Path="Fixture/Fixture.csproj" /><Project Path="Second/Second.csproj" /></Solution>""");
        (await folder.DotnetAsync(["build", Solution, "-c", "Release", "-v", "q"])).Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        packages?.Dispose();
        return ValueTask.CompletedTask;
    }
}
