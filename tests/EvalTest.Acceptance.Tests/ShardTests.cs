using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed class ShardTests(Installed installed)
{
    private const string InOrder = "0..30";

    // A third of the rows in another order.
    private const string Moved = "10..30,s3=3,s9=9,s0=0,s7=7,s1=1,s8=8,s2=2,s6=6,s4=4,s5=5";

    [Fact]
    public async Task Two_parts_of_two_copies_of_a_project_are_one_experiment_once_their_files_lie_in_one_folder()
    {
        using var copy = new TemporaryFolder();
        using var here = new Lab(installed);
        using var there = new Lab(installed, CopyOfProject(copy));
        using var merged = new Lab(installed);

        var parts = await Task.WhenAll(
            here.RunAsync("Gated", "--experiment parts --eval-shard 1/2", ("ROWS", InOrder), ("RIGHT", "27")),
            there.RunAsync("Gated", "--experiment parts --eval-shard 2/2", ("ROWS", Moved), ("RIGHT", "27")));
        CopyFiles(here, merged);
        CopyFiles(there, merged);
        var whole = await merged.RunAsync("Gated", "--experiment parts", ("ROWS", InOrder), ("RIGHT", "27"));

        Assert.All(parts, p => Assert.Contains("accuracy >= 0.8: not judged, the figures cover only a part (--eval-shard ", p.Succeeded().All, StringComparison.Ordinal));
        Assert.Equal(30, here.Started().Concat(there.Started()).Distinct().Count());
        Assert.Equal(30, here.Started().Count + there.Started().Count);
        Assert.NotEmpty(here.Started());
        Assert.NotEmpty(there.Started());
        Assert.Contains("nothing to run: all 30 samples were completed before", whole.Succeeded().All, StringComparison.Ordinal);
        Assert.Contains("accuracy >= 0.8: holds, the mean is 0.9", whole.All, StringComparison.Ordinal);
        Assert.Empty(merged.Started());
        Assert.All(merged.Folder("parts").Completed("Gated.Answers"), id => Assert.Single(id));
    }

    [Fact]
    public async Task Trials_subsets_and_seeds_are_the_same_in_a_resumed_run()
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Chosen", "--experiment chosen --eval-seed 7", ("ROWS", InOrder))).Succeeded();
        var first = lab.Started();

        var more = await lab.RunAsync("Chosen", "--experiment chosen --eval-seed 7 --eval-repeat 3", ("ROWS", Moved));

        Assert.Contains("5 samples x 3 trials", more.Succeeded().All, StringComparison.Ordinal);
        Assert.Equal(10, first.Count);
        Assert.Equal(15, lab.Started().Count);
        Assert.Equal(15, lab.Started().Distinct().Count());
        Assert.Equal(5, lab.Started().Select(s => s.Split(' ')[0]).Distinct().Count());
    }

    private string CopyOfProject(TemporaryFolder copy)
    {
        foreach (var file in Directory.EnumerateFiles(installed.Project.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Path, Path.GetRelativePath(installed.Project.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Path.Combine(copy.Path, Path.GetRelativePath(installed.Project.Folder, installed.Project.Executable));
    }

    private static void CopyFiles(Lab from, Lab to)
    {
        Directory.CreateDirectory(to.Folder("parts").Path);
        foreach (var file in Directory.GetFiles(from.Folder("parts").Path, "*.jsonl"))
            File.Copy(file, Path.Combine(to.Folder("parts").Path, Path.GetFileName(file)));
    }
}
