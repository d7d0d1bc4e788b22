using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>Every way to say <c>--experiment</c>. The forms over a solution are in <see cref="TogetherTests"/>.</summary>
public sealed class OptionFormTests(Installed installed)
{
    [Theory]
    [InlineData("test --project {0} -c Release --no-build --experiment x --filter-class Fixture.Cases")]
    [InlineData("run --project {0} -c Release --no-build -- --experiment x --filter-class Fixture.Cases")]
    [InlineData("test --project {0} -c Release --no-build -p:Experiment=x --filter-class Fixture.Cases")]
    [InlineData("test --project {0} -c Release -p:Experiment=x --experiment x --filter-class Fixture.Cases")]
    public async Task The_name_reaches_the_run_through_dotnet(string form)
    {
        using var lab = new Lab(installed);
        var arguments = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, installed.Project.ProjectFile).Split(' ');

        (await installed.Folder.DotnetAsync(arguments, lab.Environment())).Succeeded();

        Assert.Equal(10, lab.Folder("x").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task The_name_reaches_the_run_through_the_environment()
    {
        using var lab = new Lab(installed);

        (await lab.RunAsync("Cases", "", ("EVALTEST_EXPERIMENT", "x"))).Succeeded();

        Assert.Equal(10, lab.Folder("x").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task Two_different_names_are_refused_and_nothing_runs()
    {
        using var lab = new Lab(installed);
        string[] arguments = ["test", "--project", installed.Project.ProjectFile, "-c", "Release", "--no-build", "-p:Experiment=x", "--experiment", "y", "--filter-class", "Fixture.Cases"];

        (await installed.Folder.DotnetAsync(arguments, lab.Environment())).Failed();

        Assert.Empty(lab.Started());
    }

    [Fact]
    public async Task A_wrong_name_is_refused_with_the_rule_and_nothing_runs()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync("Cases", "--experiment ../elsewhere");

        Assert.Contains("../elsewhere", run.Failed().All, StringComparison.Ordinal);
        Assert.Empty(lab.Started());
    }

    [Fact]
    public async Task Without_a_directory_results_lie_beside_the_solution_ignored_by_git()
    {
        using var lab = new Lab(installed);
        var environment = lab.Environment();
        environment["EVALTEST_DIR"] = null;

        (await installed.Folder.DotnetAsync(["run", "--project", installed.Project.ProjectFile, "-c", "Release", "--no-build", "--", "--experiment", "beside", "--filter-class", "Fixture.Cases"], environment)).Succeeded();

        Assert.Equal(10, new SessionFolder(Path.Combine(installed.Folder.Path, ".evaltest", "beside")).Completed("Cases.Works").Count);
        Assert.Equal("*", File.ReadAllText(Path.Combine(installed.Folder.Path, ".evaltest", ".gitignore")).Trim());
    }
}
