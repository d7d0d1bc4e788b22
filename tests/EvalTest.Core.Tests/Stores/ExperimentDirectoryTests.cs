using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Stores;

public sealed class ExperimentDirectoryTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly ScratchFolder scratch = new();

    private string Root => scratch.At(".evaltest");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void An_experiments_folder_is_its_name_below_the_root_and_its_owners_alone()
    {
        var folder = Create("nightly/en");

        Assert.Equal(scratch.At(".evaltest/nightly/en"), folder);
        Assert.True(File.Exists(scratch.At(".evaltest/.gitignore")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal([OwnerOnly, OwnerOnly], new[] { folder, scratch.At(".evaltest/nightly") }.Select(File.GetUnixFileMode));
    }

    [Fact]
    public void An_experiment_that_exists_is_opened_again()
    {
        scratch.Write(".evaltest/a/b/s.jsonl");
        scratch.Write(".evaltest/a/c/s.jsonl");

        Assert.Equal(scratch.At(".evaltest/a/b"), Create("a/b"));
    }

    [Fact]
    public void A_name_outside_the_rule_is_refused_and_nothing_is_created()
    {
        Assert.StartsWith("The experiment \"../a\" is refused: give 1 to 4 parts", Refusal("../a"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void An_experiment_inside_another_is_refused()
    {
        scratch.Write(".evaltest/a/b/s.jsonl");

        Assert.StartsWith("The experiment \"a/b/c/d\" is refused: it would lie inside the experiment \"a/b\"", Refusal("a/b/c/d"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.At(".evaltest/a/b/c")));
    }

    [Theory]
    [InlineData("b")]
    [InlineData("b/c/d")]
    public void An_experiment_around_another_is_refused(string inner)
    {
        scratch.Write($".evaltest/a/{inner}/s.jsonl");

        Assert.StartsWith($"The experiment \"a\" is refused: the experiment \"a/{inner}\" lies inside it", Refusal("a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nightly/en")]
    [InlineData("nightly/EN")]
    public void A_name_that_differs_only_by_case_from_one_that_exists_is_refused_and_named(string name)
    {
        scratch.Folder(".evaltest/nightly/en");

        var refusal = Refusal(name);

        Assert.StartsWith($"The experiment \"{name}\" is refused: \"{scratch.At(".evaltest/nightly")}", refusal, StringComparison.Ordinal);
        Assert.Contains("exists and differs only by case", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "a/b")]
    public void A_symbolic_link_below_the_root_is_not_followed(string link, string name)
    {
        var target = scratch.Folder("target");
        scratch.Folder(".evaltest/" + Path.GetDirectoryName(link));
        Directory.CreateSymbolicLink(scratch.At(".evaltest/" + link), target);

        Assert.Contains($"{scratch.At(".evaltest/" + link)} is a symbolic link, ", Refusal(name), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target));
    }

    [Fact]
    public void A_link_to_nowhere_is_refused_alike()
    {
        scratch.Folder(".evaltest");
        File.CreateSymbolicLink(scratch.At(".evaltest/a"), scratch.At("nowhere"));

        Assert.Contains("is a symbolic link, ", Refusal("a"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_root_itself_may_be_a_link_to_a_larger_disk()
    {
        Directory.CreateSymbolicLink(Root, scratch.Folder("disk"));

        Create("a");

        Assert.True(Directory.Exists(scratch.At("disk/a")));
    }

    [Fact]
    public void A_file_in_the_way_is_refused()
    {
        scratch.Write(".evaltest/a");

        Assert.Contains($"{scratch.At(".evaltest/a")} is a file", Refusal("a/b"), StringComparison.Ordinal);
    }

    private string Refusal(string name) => Assert.ThrowsAny<EvalTestException>(() => ExperimentDirectory.Create(Disks.Local, Root, name)).Message;

    private string Create(string name)
    {
        using var folder = ExperimentDirectory.Create(Disks.Local, Root, name);
        return folder!.Path;
    }
}
