using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>What a Test Explorer sees, through a client that speaks its protocol.</summary>
public sealed class ServerProtocolTests(Installed installed)
{
    [Fact]
    public async Task An_IDE_finds_one_test_for_each_eval_with_its_file_and_line_and_runs_nothing()
    {
        using var lab = new Lab(installed);
        await using var ide = await StartAsync(lab, ("ROWS", "not to be read"));

        var found = await ide.DiscoverAsync();

        Assert.Equal(
            [
                "Runners.Bad.Fails", "Runners.Bad.Forgives", "Runners.Bad.Measures", "Runners.Beside.Adds", "Runners.Beside.Doubles(number: 1)", "Runners.Beside.Doubles(number: 2)",
                "Runners.Compared.Answers(model: \"large\")", "Runners.Compared.Answers(model: \"small\")",
                "Runners.Dirty.Refuses", "Runners.Dirty.Says", "Runners.Good.Partly", "Runners.Good.Passes", "Runners.Good.Waits", "Runners.Shared.Use",
            ],
            found.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(found.Count, found.DistinctBy(t => t.Uid).Count());
        Assert.All(found, t => Assert.Equal("discovered", t.State));
        Assert.All(found, t => Assert.Matches(@"^\[(Fact|Theory|EvalFact|EvalForEach)\b", File.ReadLines(t.File!).ElementAt(t.Line!.Value - 1).Trim()));
        Assert.All(found, t => Assert.Equal(t.Name.Split('.')[1] + ".cs", Path.GetFileName(t.File)));
        (await ide.ExitAsync()).Succeeded();
        Assert.Empty(lab.Started());
    }

    [Fact]
    public async Task One_eval_run_by_its_uid_runs_alone_and_its_last_state_is_the_evals()
    {
        using var lab = new Lab(installed);
        await using var ide = await StartAsync(lab);
        var found = (await ide.DiscoverAsync()).ToDictionary(t => t.Name);

        var passes = await ide.RunAsync(found["Runners.Good.Passes"]);
        var startedByPasses = lab.Started();
        var fails = await ide.RunAsync(found["Runners.Bad.Fails"]);
        var waits = await ide.RunAsync(found["Runners.Good.Waits"]);
        var large = await ide.RunAsync(found["Runners.Compared.Answers(model: \"large\")"]);
        (await ide.ExitAsync()).Succeeded();

        Assert.Equal("passed", Assert.Single(passes.Shown()).Value.State);
        Assert.Equal(10, startedByPasses.Count(s => s.StartsWith("good ", StringComparison.Ordinal)));
        Assert.Equal(10, startedByPasses.Count);
        // Its failing samples are told under the uid of the eval, after it.
        Assert.Equal(["Runners.Bad.Fails", "Runners.Bad.Fails[s1]", "Runners.Bad.Fails[s2]"], fails.Told.Select(n => n.Name).Distinct());
        Assert.Equal("failed", Assert.Single(fails.Shown()).Value.State);
        Assert.Equal("skipped", Assert.Single(waits.Shown()).Value.State);
        // A combination of a matrix is a test of its own.
        Assert.Equal("passed", Assert.Single(large.Shown()).Value.State);
        Assert.DoesNotContain(lab.Started(), s => s.StartsWith("small ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_the_IDE_cancels_loses_nothing_that_was_finished_and_goes_on_later()
    {
        const int samples = 160;
        using var lab = new Lab(installed);
        (string, string)[] settings = [("EVALTEST_EXPERIMENT", "cancelled"), ("ROWS", $"0..{samples}"), ("DELAY", "100")];
        await using var ide = await StartAsync(lab, settings);
        var eval = (await ide.DiscoverAsync()).Single(t => t.Name == "Runners.Good.Passes");

        var run = await ide.BeginRunAsync(eval);
        await ide.Process.UntilAsync(() => lab.Folder("cancelled").Samples().Count > 0, "a sample was recorded", Lab.Patience);
        await ide.CancelAsync(run);
        await run.EndAsync(Lab.Patience);
        var recorded = lab.Folder("cancelled").Samples();
        var started = lab.Started().Count;
        var again = await ide.RunAsync(eval);
        (await ide.ExitAsync()).Succeeded();

        Assert.True(run.IsCancelled);
        Assert.InRange(recorded.Count, 1, samples - 1);
        Assert.All(recorded, s => Assert.True(s.IsCompleted));
        Assert.Equal("passed", Assert.Single(again.Shown()).Value.State);
        var completed = lab.Folder("cancelled").Completed("Good.Passes");
        Assert.Equal(samples, completed.Count);
        Assert.All(completed, c => Assert.Single(c));
        Assert.Equal(samples - recorded.Count, lab.Started().Count - started);
    }

    [Theory]
    [InlineData("failures")]
    [InlineData("all")]
    public async Task Everything_run_at_once_shows_each_test_with_its_own_last_state_whatever_samples_are_reported(string report)
    {
        using var lab = new Lab(installed);
        await using var ide = await StartAsync(lab, ("EVALTEST_REPORT", report));
        var found = await ide.DiscoverAsync();

        var run = await ide.RunAsync();

        Assert.Equal(found.Select(t => t.Uid).Order(StringComparer.Ordinal), run.Shown().Keys.Order(StringComparer.Ordinal));
        var states = found.ToDictionary(t => t.Name, t => run.Shown()[t.Uid].State);
        Assert.Equal(["Runners.Bad.Fails", "Runners.Bad.Measures", "Runners.Compared.Answers(model: \"small\")", "Runners.Dirty.Refuses", "Runners.Dirty.Says"], states.Where(s => s.Value is not ("passed" or "skipped")).Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["Runners.Good.Waits"], states.Where(s => s.Value == "skipped").Select(s => s.Key));
    }

    [Fact]
    public async Task An_IDE_that_can_debug_discovers_and_runs_the_same()
    {
        using var lab = new Lab(installed);
        await using var ide = await IdeClient.StartAsync(lab.Of(installed.Runners, []), debugs: true);
        var eval = (await ide.DiscoverAsync()).Single(t => t.Name == "Runners.Good.Passes");

        var run = await ide.RunAsync(eval);
        (await ide.ExitAsync()).Succeeded();

        // Whoever debugs attaches to the process the handshake names: the one in which the samples run, and no other.
        Assert.Equal(ide.Process.Id, ide.Server.GetProperty("processId").GetInt32());
        Assert.Equal(10, lab.StartedBy(ide.Process.Id).Count);
        Assert.Empty(ide.Asked);
        Assert.Equal("passed", Assert.Single(run.Shown()).Value.State);
    }

    private Task<IdeClient> StartAsync(Lab lab, params IReadOnlyList<(string Name, string Value)> settings) => IdeClient.StartAsync(lab.Of(installed.Runners, [], settings));
}
