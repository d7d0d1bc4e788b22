using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed class KillTests(Installed installed, ITestOutputHelper output)
{
    private const int Concurrency = 64;

    [Fact]
    public async Task Killed_again_and_again_every_sample_completes_once_and_nothing_acknowledged_runs_twice()
    {
        var (samples, kills) = Installed.Nightly ? (5000, 20) : (2000, 5);
        var seed = Environment.TickCount;
        output.WriteLine($"{samples} samples, {kills} kills, seed {seed}");
        using var lab = new Lab(installed);
        var random = new Random(seed);
        var acknowledged = new HashSet<string>();
        var killed = 0;

        while (killed < kills)
        {
            // Any moment, but so that what is left suffices for the kills that are left.
            var left = samples - acknowledged.Count;
            var moment = random.Next(0, Math.Max(1, Math.Min(2 * left / (kills - killed + 1), left - 300)));
            if (await KilledRunAsync(lab, samples, moment, acknowledged) is not { } now)
                break;
            killed++;
            output.WriteLine($"kill {killed} after {moment} starts: {now.Count} acknowledged");
            acknowledged = now;
        }

        (await RunAsync(lab, samples)).Succeeded();

        Assert.InRange(killed, kills / 2, kills);
        var completed = lab.Folder("killed").Completed("Cases.Works");
        Assert.Equal(Ids(samples), completed.Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.All(completed, c => Assert.Single(c));
        Assert.InRange(lab.Started().Count - samples, 0, killed * Concurrency);
    }

    [Fact]
    public async Task A_file_that_a_kill_left_ends_without_an_end_and_the_next_one_has_its_end()
    {
        using var lab = new Lab(installed);
        await using (var child = lab.Start("Cases", "--experiment left", ("ROWS", "0..500"), ("DELAY", "20")))
        {
            await child.UntilAsync(() => lab.Folder("left").Samples().Count > 0, "a sample was recorded", Lab.Patience);
            child.Send(Signal.Kill);
            await child.WaitAsync(Lab.Patience);
        }

        var left = Assert.Single(lab.Folder("left").Files());
        (await lab.RunAsync("Cases", "--experiment left", ("ROWS", "0..500"))).Succeeded();

        Assert.False(left.HasEnd);
        var files = lab.Folder("left").Files();
        Assert.Equal(2, files.Count);
        Assert.True(files.Single(f => f.SessionId != left.SessionId).HasEnd);
    }

    // Null if the run came to its end before the moment.
    private static async Task<HashSet<string>?> KilledRunAsync(Lab lab, int samples, int moment, HashSet<string> acknowledged)
    {
        await using var child = lab.Start("Cases", "--experiment killed", ("ROWS", $"0..{samples}"), ("DELAY", "20"));
        while (!child.HasExited && lab.StartedBy(child.Id).Count < moment)
            await Task.Delay(2);
        child.Send(Signal.Kill);
        var ended = await child.WaitAsync(Lab.Patience);
        if (ended.ExitCode == 0)
            return null;

        var now = lab.Folder("killed").Completed("Cases.Works").Select(c => c.Key).ToHashSet();
        var started = lab.StartedBy(child.Id);
        Assert.Subset(now, acknowledged);
        Assert.DoesNotContain(started, acknowledged.Contains);
        Assert.InRange(started.Count(id => !now.Contains(id)), 0, Concurrency);
        return now;
    }

    private static Task<ProcessResult> RunAsync(Lab lab, int samples) =>
        lab.RunAsync("Cases", "--experiment killed", ("ROWS", $"0..{samples}"), ("DELAY", "20"));

    private static IEnumerable<string> Ids(int samples) => Enumerable.Range(0, samples).Select(i => $"s{i}").Order(StringComparer.Ordinal);
}
