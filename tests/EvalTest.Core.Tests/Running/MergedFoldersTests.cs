namespace EvalTest.Core.Tests.Running;

/// <summary>The results of two machines, copied into one folder by hand.</summary>
public sealed class MergedFoldersTests : IDisposable
{
    private static readonly Row[] rows = [new("p1", 1), new("p2", 2), new("p3", 3)];

    private readonly Engine here = new();
    private readonly Engine there = new();

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
    }

    [Fact]
    public async Task What_two_machines_completed_is_complete_together()
    {
        await here.RunAsync(rows[..2], _ => true);
        await there.RunAsync(rows[2..], _ => true);
        CopyHere();

        var outcome = await here.RunAsync(rows, _ => throw new InvalidOperationException("ran again"));

        Assert.Equal((3, 0, 0, 0), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow, outcome.Summary.Errors, outcome.Summary.ConflictCount));
    }

    [Fact]
    public async Task Two_copies_that_each_went_on_are_one_experiment_again_and_what_differs_is_told()
    {
        await here.RunAsync(rows[..1], _ => Score.Measure("x", 1));
        Copy(here, there);
        var one = await here.RunAsync(rows, _ => Score.Measure("x", 2));
        var other = await there.RunAsync(rows, c => Score.Measure("x", c.SampleId == "p2" ? 2 : 3));
        CopyHere();

        var outcome = await here.RunAsync(rows, _ => throw new InvalidOperationException("ran again"));

        string[] files = [Path.GetFileName(one.Summary.SessionFile!), Path.GetFileName(other.Summary.SessionFile!)];
        Array.Sort(files, StringComparer.Ordinal);
        Assert.Equal((3, 1), (outcome.Summary.CompletedBefore, outcome.Summary.ConflictCount));
        Assert.Contains("conflicts: 1 sample with different results, recorded by runs that knew nothing of each other\n  p3: x ", outcome.Text, StringComparison.Ordinal);
        Assert.Contains($"    {files[1]} counts before {files[0]}\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_is_settled_by_running_its_sample_again()
    {
        await here.RunAsync(rows, _ => Score.Measure("x", 1));
        await there.RunAsync(rows, _ => Score.Measure("x", 2));
        CopyHere();

        await here.RunAsync(rows, _ => Score.Measure("x", 3), here.Options with { SampleGlob = "p1" });
        var outcome = await here.RunAsync(rows, _ => throw new InvalidOperationException("ran again"));

        Assert.Equal(2, outcome.Summary.ConflictCount);
    }

    [Fact]
    public async Task An_error_while_a_conflict_is_to_be_settled_leaves_it()
    {
        await here.RunAsync(rows, _ => Score.Measure("x", 1));
        await there.RunAsync(rows, _ => Score.Measure("x", 2));
        CopyHere();

        var outcome = await here.RunAsync(rows, _ => throw new InvalidOperationException("no luck"), here.Options with { SampleGlob = "p1" });

        Assert.Equal((1, 1), (outcome.Summary.ConflictCount, outcome.Summary.RerunErrors.Count));
    }

    private void CopyHere() => Copy(there, here);

    private static void Copy(Engine from, Engine to)
    {
        Directory.CreateDirectory(to.ExperimentFolder);
        foreach (var file in Directory.GetFiles(from.ExperimentFolder, "*.jsonl"))
            File.Copy(file, Path.Combine(to.ExperimentFolder, Path.GetFileName(file)), overwrite: true);
    }

    private sealed record Row(string Id, int Value);
}
