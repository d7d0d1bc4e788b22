using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Stores;

public sealed class ExperimentRootTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("repo/All.sln")]
    [InlineData("repo/All.slnx")]
    [InlineData("repo/.git")]
    [InlineData("repo/.git/HEAD")]
    public void Experiments_live_beside_the_nearest_solution_or_git_above_the_project(string marker)
    {
        scratch.Write("Far.sln");
        scratch.Write(marker);
        var project = scratch.Folder("repo/tests/Evals");

        Assert.Equal(scratch.At("repo/.evaltest"), ExperimentRoot.Locate(null, project, scratch.Folder("elsewhere")));
    }

    [Fact]
    public void A_solution_in_the_projects_own_folder_counts()
    {
        var project = Path.GetDirectoryName(scratch.Write("p/Evals.slnx"));

        Assert.Equal(scratch.At("p/.evaltest"), ExperimentRoot.Locate(null, project, scratch.Path));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData(null)]
    public void Experiments_live_in_the_current_folder_where_the_projects_folder_is_not_known(string? project)
    {
        scratch.Write("All.sln");

        Assert.Equal(scratch.At("cwd/.evaltest"), ExperimentRoot.Locate(null, project is null ? null : scratch.At(project), scratch.At("cwd")));
    }

    [Fact]
    public void A_folder_that_was_given_is_taken_as_it_is() =>
        Assert.Equal(scratch.At("x"), ExperimentRoot.Locate("x", scratch.Folder("project"), scratch.Path));

    [Fact]
    public void The_folder_is_its_owners_alone_and_kept_out_of_git()
    {
        var root = scratch.At(".evaltest");

        ExperimentRoot.Create(Disks.Local, root);

        Assert.Equal("*\n", File.ReadAllText(Path.Combine(root, ".gitignore")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(root));
    }

    [Fact]
    public void An_ignore_file_that_exists_is_never_written_over()
    {
        var ignore = scratch.Write(".evaltest/.gitignore", "mine");

        ExperimentRoot.Create(Disks.Local, scratch.At(".evaltest"));

        Assert.Equal("mine", File.ReadAllText(ignore));
    }

    [Fact]
    public void A_filled_folder_that_the_user_chose_gets_no_ignore_file()
    {
        scratch.Write("repo/Program.cs");

        ExperimentRoot.Create(Disks.Local, scratch.At("repo"));

        Assert.False(File.Exists(scratch.At("repo/.gitignore")));
    }

    [Fact]
    public void A_file_in_the_way_is_named_with_the_way_out()
    {
        var file = scratch.Write(".evaltest");

        var e = Assert.ThrowsAny<EvalTestException>(() => ExperimentRoot.Create(Disks.Local, file));

        Assert.StartsWith($"The folder {file} cannot be used: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("give another folder with --eval-dir.", e.Message, StringComparison.Ordinal);
    }
}
