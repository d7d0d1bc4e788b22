using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>
/// The next major version of xunit, with its own runner: no test platform, no build assets, nothing of ours but EvalTest.Xunit,
/// which is the very file that runs on version 3.
/// </summary>
public sealed class Xunit4Tests(Installed installed, Xunit4Tests.Project project) : IClassFixture<Xunit4Tests.Project>
{
    [Fact]
    public async Task It_is_the_binary_that_runs_on_xunit_3()
    {
        static Task<byte[]> Library(UserProject of) => File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(of.Executable)!, "EvalTest.Xunit.dll"), TestContext.Current.CancellationToken);

        Assert.Equal(await Library(installed.Project), await Library(project.Built));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(project.Built.Executable)!, "EvalTest.Mtp.dll")));
    }

    [Fact]
    public async Task Each_eval_is_one_test_in_the_list()
    {
        using var lab = new Lab(installed);

        var list = (await project.RunAsync(lab, "-list", "tests/json")).Succeeded();

        Assert.Contains("""["Fixture.Authored.Batch","Fixture.Authored.Cases","Fixture.Authored.Matrix(model:\"large\")","Fixture.Authored.Matrix(model:\"small\")","Fixture.Cases.Works","Fixture.Gated.Answers","Fixture.Single.Greets","Four.Inline","Four.Waits"]""", list.Output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(lab.Started());
    }

    [Fact]
    public async Task A_failing_and_an_erring_sample_fail_by_name_and_only_the_error_runs_again()
    {
        using var lab = new Lab(installed);

        var first = await project.RunAsync(lab, [("FALSE", "s3"), ("THROW", "s7")], "-class", "Fixture.Cases");
        var then = lab.Started();
        var second = await project.RunAsync(lab, [], "-class", "Fixture.Cases");

        Assert.Contains("Fixture.Cases.Works[s3]", first.Failed().Output, StringComparison.Ordinal);
        Assert.Contains("Fixture.Cases.Works[s7]", first.Output, StringComparison.Ordinal);
        Assert.Contains("Fixture.Cases.Works[s3]", second.Failed().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[s7]", second.Output, StringComparison.Ordinal);
        Assert.Equal(then.Append("s7").Order(), lab.Started().Order());
    }

    [Fact]
    public async Task A_run_without_the_assembly_attribute_ends_finished_and_the_next_one_executes_nothing()
    {
        using var lab = new Lab(installed);

        (await project.RunAsync(lab, "-class", "Fixture.Cases", "-class", "Fixture.Single")).Succeeded();
        (await project.RunAsync(lab, "-class", "Fixture.Cases", "-class", "Fixture.Single")).Succeeded();

        Assert.Equal(10, lab.Started().Count);
        var ends = Directory.EnumerateFiles(lab.Folder("x").Path, "*.jsonl").Select(f => File.ReadLines(f).Last());
        Assert.Equal(2, ends.Count(e => e.Contains("\"t\":\"end\",\"status\":\"finished\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_matrix_a_target_a_batch_and_cases_run_as_in_version_3()
    {
        using var lab = new Lab(installed);

        var first = (await project.RunAsync(lab, "-class", "Fixture.Authored")).Succeeded();
        (await project.RunAsync(lab, "-class", "Fixture.Authored")).Succeeded();

        Assert.Equal(15, lab.Started().Count);
        Assert.Contains("Total: 4, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_judges()
    {
        using var lab = new Lab(installed);

        (await project.RunAsync(lab, [("RIGHT", "8")], "-class", "Fixture.Gated")).Succeeded();
        (await project.RunAsync(lab, [("RIGHT", "7"), ("EVALTEST_EXPERIMENT", "y")], "-class", "Fixture.Gated")).Failed();
    }

    [Fact]
    public async Task Rows_of_a_data_attribute_a_class_fixture_and_a_skip_work_as_in_version_3()
    {
        using var lab = new Lab(installed);

        var run = (await project.RunAsync(lab, "-class", "Four")).Failed();
        var again = (await project.RunAsync(lab, "-class", "Four")).Failed();

        // One fixture for all samples of a run; the second run has none to ask.
        Assert.Equal(["fixture made", "fixture made", "row 1", "row 2", "row 3"], lab.Started().Order(StringComparer.Ordinal));
        foreach (var said in new[] { run.Output, again.Output })
        {
            Assert.Contains("Four.Inline [FAIL]", said, StringComparison.Ordinal);
            Assert.Contains("passed 0: the eval returned false", said, StringComparison.Ordinal);
            Assert.Contains("Total: 3, Errors: 0, Failed: 2, Skipped: 1, Not Run: 0", said, StringComparison.Ordinal);
        }
    }

    public sealed class Project(Installed installed) : IAsyncLifetime
    {
        private readonly UserFolder folder = new(installed.Packages);

        public UserProject Built { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            string[] sources = ["Authored.cs", "Cases.cs", "Gated.cs", "Single.cs", "Row.cs", "Settings.cs", "Log.cs"];
            var written = folder.AddProject("Fixture", Installed.Sources.Where(s => sources.Contains(s.Key)).ToDictionary());
            File.WriteAllText(written.ProjectFile, $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="xunit.v3.runner.inproc.console" Version="{PackedPackages.VersionIn("Xunit4Version")}" />
                    <PackageReference Include="EvalTest.Xunit" Version="{installed.Packages.Version}" />
                    <Using Include="EvalTest" />
                  </ItemGroup>
                </Project>
                """);
            File.WriteAllText(folder["Fixture", "Four.cs"], """
                using Xunit;

                public sealed class FourFixture
                {
                    public FourFixture() => Fixture.Log.Started("fixture made");

                    public int Limit => 3;
                }

                public class Four(FourFixture fixture) : IClassFixture<FourFixture>
                {
                    [EvalForEach, InlineData(1), InlineData(2), InlineData(3)]
                    public bool Inline(int number)
                    {
                        Fixture.Log.Started($"row {number}");
                        return number < fixture.Limit;
                    }

                    [EvalFact(Skip = "not today")]
                    public void Waits() => Fixture.Log.Started("skipped eval");
                }
                """);
            File.WriteAllText(folder["Fixture", "Program.cs"], "return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);");
            Built = await written.BuildAsync();
        }

        public Task<ProcessResult> RunAsync(Lab lab, params string[] arguments) => RunAsync(lab, [], arguments);

        /// <summary>Runs the program under the experiment "x", unless a setting names another.</summary>
        public Task<ProcessResult> RunAsync(Lab lab, IReadOnlyList<(string Name, string Value)> settings, params string[] arguments)
        {
            var environment = lab.Environment(settings);
            environment.TryAdd("EVALTEST_EXPERIMENT", "x");
            return ChildProcess.RunAsync(new(Built.Executable, [.. arguments, "-noColor"]) { WorkingFolder = folder.Path, Environment = environment }, Lab.Patience);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
