namespace EvalTest.Acceptance.Tests;

public sealed class ResumeTests(Installed installed)
{
    [Fact]
    public async Task A_second_run_executes_nothing_and_says_so()
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Cases", "--experiment twice")).Succeeded();

        var second = await lab.RunAsync("Cases", "--experiment twice");

        Assert.Contains("nothing to run", second.Succeeded().All, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(10, lab.Started().Count);
        Assert.Equal(10, lab.Folder("twice").Samples().Count);
    }

    [Fact]
    public async Task An_unnamed_run_is_stored_under_auto_skips_nothing_and_says_how_to_resume_it()
    {
        using var lab = new Lab(installed);

        var first = await lab.RunAsync("Cases", "");
        (await lab.RunAsync("Cases", "")).Succeeded();

        var runs = Directory.GetDirectories(Path.Combine(lab.Experiments, "auto")).Select(f => $"auto/{Path.GetFileName(f)}").ToArray();
        Assert.Equal(2, runs.Length);
        Assert.Equal(20, lab.Started().Count);
        Assert.Single(runs, run => first.Succeeded().All.Contains($"--experiment {run}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unnamed_run_can_be_resumed_by_the_name_it_was_given()
    {
        using var lab = new Lab(installed);
        await lab.RunAsync("Cases", "", ("THROW", "s3"));
        var name = $"auto/{Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(lab.Experiments, "auto"))))}";

        (await lab.RunAsync("Cases", $"--experiment {name}")).Succeeded();

        Assert.Equal(11, lab.Started().Count);
        Assert.Equal(10, lab.Folder(name).Completed("Cases.Works").Count);
    }

    [Theory]
    [InlineData("s9=9,s8=8,s7=7,s6=6,s5=5,s4=4,s3=3,s2=2,s1=1,s0=0", 10)]
    [InlineData("new1=1,new2=2,0..10", 12)]
    [InlineData("5..10", 10)]
    [InlineData("last=1,5..10,first=2", 12)]
    public async Task Of_rows_reordered_added_or_removed_only_new_ones_run(string rows, int startedInAll)
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Cases", "--experiment moved", ("ROWS", "0..10"))).Succeeded();

        (await lab.RunAsync("Cases", "--experiment moved", ("ROWS", rows))).Succeeded();

        Assert.Equal(startedInAll, lab.Started().Count);
        Assert.Equal(startedInAll, lab.Folder("moved").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task A_row_whose_content_changed_under_the_same_id_runs_again_and_no_other()
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Cases", "--experiment changed", ("ROWS", "a=1,b=2,c=3"))).Succeeded();

        (await lab.RunAsync("Cases", "--experiment changed", ("ROWS", "a=1,b=20,c=3"))).Succeeded();

        Assert.Equal(["a", "b", "b", "c"], lab.Started().Order(StringComparer.Ordinal));
        var hashes = lab.Folder("changed").Completed("Cases.Works")["b"].Select(s => s.InputHash).ToHashSet();
        Assert.Equal(2, hashes.Count);
    }

    [Fact]
    public async Task Zero_is_a_score_and_never_runs_again()
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Measured", "--experiment zero")).Succeeded();

        (await lab.RunAsync("Measured", "--experiment zero")).Succeeded();

        Assert.Equal(10, lab.Started().Count);
        Assert.All(lab.Folder("zero").Completed("Measured.Zero"), c => Assert.Equal(0, Assert.Single(c).Score("quality")));
    }

    [Fact]
    public async Task A_sample_that_throws_is_an_error_that_shows_its_exception_and_runs_again_next_time()
    {
        using var lab = new Lab(installed);

        var first = await lab.RunAsync("Cases", "--experiment thrown", ("THROW", "s3"));
        var error = Assert.Single(lab.Folder("thrown").NotCompleted("Cases.Works")["s3"]);
        (await lab.RunAsync("Cases", "--experiment thrown")).Succeeded();

        Assert.Contains("InvalidOperationException", first.Failed().All, StringComparison.Ordinal);
        Assert.Contains("thrown on purpose for s3", first.All, StringComparison.Ordinal);
        Assert.Equal("error", error.Outcome);
        Assert.Equal("System.InvalidOperationException", error.Json.GetProperty("error").GetProperty("type").GetString());
        Assert.Null(error.Passed);
        Assert.Equal(2, lab.Started().Count(id => id == "s3"));
        Assert.Equal(11, lab.Started().Count);
        Assert.Equal(2, Assert.Single(lab.Folder("thrown").Completed("Cases.Works")["s3"]).Attempt);
    }

    [Fact]
    public async Task A_failure_of_an_earlier_session_is_replayed_and_not_run()
    {
        using var lab = new Lab(installed);
        (await lab.RunAsync("Cases", "--experiment replayed", ("FALSE", "s4"))).Failed();

        var second = await lab.RunAsync("Cases", "--experiment replayed");

        Assert.Contains("[s4]", second.Failed().All, StringComparison.Ordinal);
        Assert.Equal(10, lab.Started().Count);
    }
}
