using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>"My evaluation ran for two hours and stopped. What is done, what failed, how do I go on?" From the kill to the whole, with the tool as it is installed.</summary>
public sealed class ToolStoryTests(Installed installed)
{
    private const string Run = "--experiment long_eval --eval-shard 1/2";

    // Of these, 16 are of the first part and 7 of the second one.
    private const string Rows = "0..20,e1=1,e2=2,f1=3";
    private const int Recorded = 14;

    [Fact]
    public async Task A_run_that_was_killed_is_found_followed_mended_merged_deleted_and_brought_back()
    {
        using var here = new Lab(installed);
        using var there = new Lab(installed);
        var tool = new Tool(await installed.ToolAsync(), here);

        await KilledAsync(here, tool);
        await FollowedAsync(here, tool);
        await MendedAsync(here, tool);
        await MergedAsync(here, there, tool);
        await DeletedAsync(tool);

        ApprovedText.Matches(tool.Transcript, "story");
    }

    private static async Task KilledAsync(Lab lab, Tool tool)
    {
        await using (var run = Start(lab))
        {
            await run.UntilAsync(() => HasAllButHeld(lab, "long_eval", files: 1), "all but what is held was recorded", Lab.Patience);
            run.Send(Signal.Kill);
            await run.WaitAsync(Lab.Patience);
        }

        tool.Say($"dotnet test {Run}    (killed)");
        await tool.RunAsync("list");
        await tool.RunAsync("show", "long_eval");
    }

    private static async Task FollowedAsync(Lab lab, Tool tool)
    {
        tool.Say($"dotnet test {Run}    (resumed)");
        await using var run = Start(lab);
        await run.UntilAsync(() => HasAllButHeld(lab, "long_eval", files: 2), "it went on", Lab.Patience);
        await using var watch = tool.Start("show", "long_eval", "--watch");
        await watch.UntilAsync(() => watch.Output.Contains("long_eval  running", StringComparison.Ordinal), "it follows", Lab.Patience);
        await tool.RunAsync("rename", "long_eval", "nightly/long_eval");
        await watch.UntilAsync(() => watch.Output.Contains("nightly/long_eval  running", StringComparison.Ordinal), "it follows under the new name", Lab.Patience);
        await tool.RunAsync("delete", "nightly/long_eval", "--yes");
        await File.WriteAllTextAsync(Release(lab), "", TestContext.Current.CancellationToken);
        (await run.WaitAsync(Lab.Patience)).Failed();
        var followed = await watch.WaitAsync(Lab.Patience);
        tool.Note("show long_eval --watch    (begun before the rename)", FirstOfEachName(followed.All), followed.ExitCode);
    }

    // How many of the last samples it sees while the run still goes on depends on when it looks.
    private static string FirstOfEachName(string followed)
    {
        var seen = new HashSet<string>();
        return string.Join('\n', followed.Split('\n').Where(line => !line.Contains("  running", StringComparison.Ordinal) || seen.Add(line.Split("  running")[0])));
    }

    private static async Task MendedAsync(Lab lab, Tool tool)
    {
        await tool.RunAsync("verify", "nightly/long_eval");
        await tool.RunAsync("show", "nightly/long_eval", "--errors");
        await tool.RunAsync("retract", "nightly/long_eval", "--errors", "--sample", "e?");
        tool.Say("dotnet test --experiment nightly/long_eval --eval-shard 1/2 --eval-rerun none    (runs the two)");
        await using var run = lab.Start("Cases", "--experiment nightly/long_eval --eval-shard 1/2 --eval-rerun none", ("ROWS", Rows));
        (await run.WaitAsync(Lab.Patience)).Failed();
        Assert.Equal(["e1", "e2"], lab.StartedBy(run.Id).Order(StringComparer.Ordinal));
        await tool.RunAsync("list");
    }

    private static async Task MergedAsync(Lab here, Lab there, Tool tool)
    {
        tool.Say("on another machine: dotnet test --experiment long_eval --eval-shard 2/2");
        (await there.RunAsync("Cases", "--experiment long_eval --eval-shard 2/2", ("ROWS", Rows))).Succeeded();
        await tool.RunAsync("merge", "nightly/long_eval", there.Folder("long_eval").Path, "--into", "whole");
        await tool.RunAsync("show", "whole");
        await tool.RunAsync("gate", "whole", "--gate", "passed>=0.9");
        await tool.RunAsync("gate", "whole", "--gate", "passed>=0.9,errors<=5%");
        await tool.RunAsync("compare", "nightly/long_eval", "whole");
        await tool.RunAsync("export", "whole", "--format", "jsonl", "--output", "whole.jsonl");
        var exported = await File.ReadAllLinesAsync(Path.Combine(here.Experiments, "whole.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(23, exported.Length);
    }

    private static async Task DeletedAsync(Tool tool)
    {
        await tool.RunAsync("delete", "nightly/long_eval");
        await tool.RunAsync("delete", "nightly/long_eval", "--yes");
        await tool.RunAsync("list");
        await tool.RunAsync("undelete", "nightly/long_eval");
        await tool.RunAsync("list", "--sort", "name");
    }

    private static ChildProcess Start(Lab lab) => lab.Start("Cases", Run, ("ROWS", Rows), ("THROW", "e1,e2,f1"), ("HOLD", "s3,s14"), ("RELEASE", Release(lab)));

    private static string Release(Lab lab) => lab.Logs + ".release";

    // The errors run in each session.
    private static bool HasAllButHeld(Lab lab, string experiment, int files)
    {
        var found = lab.Folder(experiment).Files();
        return found.Count == files && found.Sum(f => f.Samples.Count) == Recorded + (3 * (files - 1));
    }
}
