using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>The other test platform of dotnet test, where options on the command line do not exist.</summary>
public sealed class VsTestTests(Installed installed, VsTestTests.Project project) : IClassFixture<VsTestTests.Project>
{
    [Fact]
    public async Task The_name_reaches_the_run_through_the_property_beside_settings_of_the_users_own()
    {
        using var lab = new Lab(installed);

        (await project.TestAsync(lab.Environment(), "-p:Experiment=x", "--", "RunConfiguration.EnvironmentVariables.FIX_ROWS=0..12")).Succeeded();

        Assert.Equal(12, lab.Folder("x").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task The_name_reaches_the_run_through_the_environment_and_a_second_run_executes_nothing()
    {
        using var lab = new Lab(installed);
        var environment = lab.Environment(("EVALTEST_EXPERIMENT", "x"));

        (await project.TestAsync(environment)).Succeeded();
        (await project.TestAsync(environment)).Succeeded();

        Assert.Equal(10, lab.Folder("x").Completed("Cases.Works").Count);
        Assert.Equal(10, lab.Started().Count(s => s != "plain fact"));
    }

    [Fact]
    public async Task The_command_that_resumes_is_one_that_VSTest_understands()
    {
        using var lab = new Lab(installed);

        var run = await project.TestAsync(lab.Environment(("THROW", "s3")), "-p:Experiment=x");

        // dotnet test --experiment is refused there before anything starts.
        Assert.Contains($"resume   dotnet test -p:Experiment=x -e EVALTEST_DIR=\"{lab.Experiments}\"", run.Failed().All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_fails_the_evals_and_leaves_the_facts_alone()
    {
        using var lab = new Lab(installed);

        var run = await project.TestAsync(lab.Environment(("EVALTEST_LIMIT", "0")), "-p:Experiment=x");

        Assert.Contains("EVALTEST_LIMIT \"0\" is refused: give a whole number, 1 or more.", run.Failed().All, StringComparison.Ordinal);
        Assert.Equal(["plain fact"], lab.Started());
    }

    public sealed class Project(Installed installed) : IAsyncLifetime
    {
        private readonly UserFolder folder = new(installed.Packages, microsoftTestingPlatform: false);

        public async ValueTask InitializeAsync()
        {
            var packages = string.Concat(new[] { "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk" }
                .Select(p => $"<PackageReference Include=\"{p}\" Version=\"{PackedPackages.VersionOf(p)}\" />"));
            var sources = Installed.Sources.Where(s => s.Key is "Cases.cs" or "Plain.cs" or "Row.cs" or "Settings.cs" or "Log.cs").ToDictionary();
            await folder.AddProject("Fixture", sources, packages).BuildAsync();
        }

        public Task<ProcessResult> TestAsync(IReadOnlyDictionary<string, string?> environment, params string[] more) =>
            folder.DotnetAsync(["test", Path.Combine("Fixture", "Fixture.csproj"), "-c", "Release", "--no-build", .. more], environment);

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
