using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

/// <summary>The commands that change something, one after another on one folder.</summary>
public sealed class TendingTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task An_experiment_is_renamed_copied_merged_forgotten_deleted_and_brought_back()
    {
        await lab.RunAsync("a", 6, c => c.Index == 2 ? throw new InvalidOperationException("no") : c.Index != 0);
        await lab.RunAsync("b", 6, c => c.Index != 0);

        ApprovedText.Matches(await StoryAsync(
            "rename a first",
            "copy first second",
            "merge first b --into both",
            "retract first --errors --dry-run",
            "retract first --errors",
            "retract first --errors",
            "retract first",
            "retract first --after-session none",
            "verify first",
            "delete second",
            "delete second --yes",
            "undelete",
            "undelete second",
            "undelete second",
            "delete second both --yes",
            "prune --older-than 1d --yes",
            "prune --older-than later",
            "prune --yes",
            "list --sort name",
            "rename first b",
            "rename nothing c",
            "copy first ../outside",
            "merge first ./nowhere --into c"), "story");
    }

    [Fact]
    public async Task What_two_machines_say_differently_of_one_sample_is_reported_when_they_are_merged()
    {
        await lab.RunAsync("a", 3, _ => true);
        await lab.RunAsync("b", 3, c => c.Index != 1);

        var merged = await lab.ToolAsync("merge", "a", "b", "--into", "c");

        Assert.Equal(ExitCode.Done, merged.Code);
        Assert.Contains("1 sample with two results that differ, of sessions that did not know of each other:\n  Tests.Eval p1: that of ", merged.Out, StringComparison.Ordinal);
        var verified = await lab.ToolAsync("verify", "c");
        Assert.Equal(ExitCode.Done, verified.Code);
        Assert.Contains("1 sample with two results that differ", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_that_is_not_wanted_is_none()
    {
        await lab.RunAsync("a", 1, _ => true);
        lab.Answer = "n\n";

        Assert.Equal(new(ExitCode.Refused, "", "Delete \"a\" in FOLDER? [y/N] Nothing was done.\n"), await lab.ToolAsync("delete", "a"));
        Assert.True(Directory.Exists(lab["a"]));
    }

    [Fact]
    public async Task A_damaged_line_is_named_with_what_it_costs()
    {
        await lab.RunAsync("a", 3, _ => true);
        var file = Directory.GetFiles(lab["a"], "*.jsonl")[0];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"id\":\"p1\"", "\"id\":\"p7\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var verified = await lab.ToolAsync("verify", "a");

        Assert.Equal(ExitCode.Bad, verified.Code);
        ApprovedText.Matches(verified.Timeless, "damaged");
        Assert.Contains("(2 damaged lines: evaltest verify a)", (await lab.ToolAsync("list")).Out, StringComparison.Ordinal);
    }

    private async Task<string> StoryAsync(params string[] commands)
    {
        var story = new StringWriter();
        foreach (var command in commands)
        {
            var answered = await lab.ToolAsync(command.Split(' '));
            await story.WriteAsync($"$ evaltest {command}\n{answered.Timeless}{answered.TimelessError}");
            if (answered.Code != ExitCode.Done)
                await story.WriteAsync($"[{(int)answered.Code} {answered.Code}]\n");
        }

        return story.ToString();
    }
}
