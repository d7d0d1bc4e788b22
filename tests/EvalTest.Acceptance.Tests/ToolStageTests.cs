using System.Text.Json;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>The recipe of docs/ci.md with processes as machines: parts in stages side by side, their folders as artifacts, one verdict over the copied files.</summary>
public sealed class ToolStageTests(Installed installed)
{
    private const string Rows = "0..30";
    private const string Gate = "passed>=0.8";

    [Fact]
    public async Task A_stage_that_was_cut_off_resumes_in_the_next_run_and_the_whole_is_judged_once()
    {
        using var artifacts = new TemporaryFolder();
        using (var first = new Lab(installed))
        using (var second = new Lab(installed))
        {
            var parts = await Task.WhenAll(StageAsync(first, 1, artifacts), CutOffAsync(second, artifacts));
            Assert.Equal(0, parts[0]);
        }

        Assert.Equal((10, "interrupted"), await JudgeAsync(artifacts));

        using var next = new Lab(installed);
        Copy(artifacts.Folder("part2"), next.Folder("pr").Path);
        var recorded = next.Folder("pr").Completed("Cases.Works").Count;
        Assert.Equal(0, await StageAsync(next, 2, artifacts));

        Assert.InRange(recorded, 1, 29);
        Assert.Equal(30 - recorded - PartOf(artifacts, 1), next.Started().Count);
        Assert.Equal((0, "complete"), await JudgeAsync(artifacts));
    }

    private async Task<(int Code, string Status)> JudgeAsync(TemporaryFolder artifacts)
    {
        using var machine = new Lab(installed);
        foreach (var part in Directory.GetDirectories(artifacts.Path, "part*"))
            Copy(part, machine.Folder("pr").Path);
        var tool = new Tool(await installed.ToolAsync(), machine);
        var judged = await tool.RunAsync("gate", "pr", "--gate", Gate);
        using var listed = JsonDocument.Parse((await tool.RunAsync("list", "--json")).Succeeded().Output);
        return (judged.ExitCode, listed.RootElement.GetProperty("experiments")[0].GetProperty("status").GetString()!);
    }

    private static async Task<int> StageAsync(Lab machine, int part, TemporaryFolder artifacts)
    {
        var run = await machine.RunAsync("Cases", $"--experiment pr --eval-shard {part}/2", ("ROWS", Rows));
        Copy(machine.Folder("pr").Path, artifacts.Folder($"part{part}"));
        return run.ExitCode;
    }

    private static async Task<int> CutOffAsync(Lab machine, TemporaryFolder artifacts)
    {
        await using var run = machine.Start("Cases", "--experiment pr --eval-shard 2/2", ("ROWS", Rows), ("HOLD", "s0,s1,s4"));
        await run.UntilAsync(() => machine.Folder("pr").Samples().Count > 0, "a sample was recorded", Lab.Patience);
        run.Send(Signal.Kill);
        var ended = await run.WaitAsync(Lab.Patience);
        Copy(machine.Folder("pr").Path, artifacts.Folder("part2"));
        return ended.ExitCode;
    }

    private static int PartOf(TemporaryFolder artifacts, int part) => new SessionFolder(artifacts.Folder($"part{part}")).Completed("Cases.Works").Count;

    // What lies there already stays: a session file never changes once its process has ended.
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from).Where(f => !File.Exists(Path.Combine(to, Path.GetFileName(f)))))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
