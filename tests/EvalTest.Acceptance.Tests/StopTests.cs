using System.Diagnostics;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed class StopTests(Installed installed)
{
    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Hangup)]
    public async Task A_signal_to_the_host_lets_samples_in_flight_finish_and_the_same_command_runs_the_rest(Signal signal)
    {
        const int samples = 1_200;
        using var lab = new Lab(installed);
        (string, string)[] settings = [("ROWS", $"0..{samples}"), ("DELAY", "100"), ("DEAF", "1")];
        await using (var child = lab.Start("Cases", "--experiment stopped", settings))
        {
            await child.UntilAsync(() => lab.Started().Count > 0, "a sample started", Lab.Patience);
            child.Send(signal);
            (await child.WaitAsync(Lab.Patience)).Failed();
        }

        var first = lab.Folder("stopped").Samples();
        var started = lab.Started().Count;
        (await lab.RunAsync("Cases", "--experiment stopped", settings)).Succeeded();

        Assert.InRange(started, 1, samples - 1);
        Assert.Equal(started, first.Count);
        Assert.All(first, s => Assert.True(s.IsCompleted));
        Assert.Equal(samples, lab.Folder("stopped").Completed("Cases.Works").Count);
        Assert.Equal(samples, lab.Started().Count);
    }

    [Fact]
    public async Task A_stop_waits_no_longer_than_the_drain_and_writes_nothing_of_what_it_abandons()
    {
        using var lab = new Lab(installed);
        await using var child = lab.Start("Cases", "--experiment drained --eval-drain 1s", ("ROWS", "0..10"), ("DELAY", "60000"), ("DEAF", "1"));
        await child.UntilAsync(() => lab.Started().Count == 10, "all samples started", Lab.Patience);
        var watch = Stopwatch.StartNew();

        child.Send(Signal.Terminate);
        (await child.WaitAsync(Lab.Patience)).Failed();

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        Assert.Empty(lab.Folder("drained").Samples());
    }

    [Fact]
    public async Task A_stop_cancels_samples_that_listen_and_records_no_error_for_them()
    {
        using var lab = new Lab(installed);
        await using (var child = lab.Start("Cases", "--experiment listening --eval-drain 500ms", ("ROWS", "0..10"), ("DELAY", "60000")))
        {
            await child.UntilAsync(() => lab.Started().Count == 10, "all samples started", Lab.Patience);
            child.Send(Signal.Terminate);
            (await child.WaitAsync(Lab.Patience)).Failed();
        }

        Assert.Empty(lab.Folder("listening").Samples());
        (await lab.RunAsync("Cases", "--experiment listening", ("ROWS", "0..10"))).Succeeded();
        Assert.Equal(10, lab.Folder("listening").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task The_test_platforms_time_out_ends_the_run_and_the_same_command_runs_the_rest()
    {
        using var lab = new Lab(installed);
        const int samples = 20_000;

        // Long enough for a machine that is busy with other things to begin.
        (await lab.RunAsync("Cases", "--experiment timed --timeout 4s", ("ROWS", $"0..{samples}"), ("DELAY", "100"))).Failed();
        var first = lab.Folder("timed").Samples();
        (await lab.RunAsync("Cases", "--experiment timed", ("ROWS", $"0..{samples}"))).Succeeded();

        Assert.InRange(first.Count, 1, samples - 1);
        Assert.All(first, s => Assert.True(s.IsCompleted));
        Assert.Equal(samples, lab.Folder("timed").Completed("Cases.Works").Count);
    }

    [Fact]
    public async Task A_host_whose_dotnet_test_was_killed_ends_by_itself()
    {
        const int samples = 6000;
        using var lab = new Lab(installed);
        var environment = lab.Environment(("ROWS", $"0..{samples}"), ("DELAY", "100"));
        string[] arguments = ["test", "--project", installed.Project.ProjectFile, "-c", "Release", "--no-build", "--experiment", "orphan", "--filter-class", "Fixture.Cases", "--eval-drain", "2s"];
        await using (var cli = ChildProcess.Start(new("dotnet", arguments) { WorkingFolder = installed.Folder.Path, Environment = environment }))
        {
            await cli.UntilAsync(() => lab.Started().Count > 0, "a sample started", Lab.Patience);
            var host = Assert.Single(cli.Family(installed.Project.Executable), id => id != cli.Id);
            var watch = Stopwatch.StartNew();

            ChildProcess.Send(cli.Id, Signal.Kill);
            while (ChildProcess.IsAlive(host) && watch.Elapsed < TimeSpan.FromSeconds(8))
                await Task.Delay(20, TestContext.Current.CancellationToken);

            Assert.False(ChildProcess.IsAlive(host));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        }

        var started = lab.Started().Count;
        Assert.InRange(started, 1, samples - 1);
        (await lab.RunAsync("Cases", "--experiment orphan", ("ROWS", $"0..{samples}"))).Succeeded();
        var completed = lab.Folder("orphan").Completed("Cases.Works");
        Assert.Equal(samples, completed.Count);
        Assert.All(completed, c => Assert.Single(c));
    }
}
