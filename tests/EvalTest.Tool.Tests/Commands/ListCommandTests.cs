using System.Text.Json;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_folder_without_experiments_says_how_to_make_one()
    {
        var listed = await lab.ToolAsync("list");

        Assert.Equal(new(ExitCode.Done, "No experiments in FOLDER. Run one with: dotnet test --experiment NAME\n", ""), listed);
    }

    [Fact]
    public async Task Each_experiment_is_a_line_with_its_figures()
    {
        await lab.RunAsync("team/nightly", 4, c => c.Index != 0);
        await lab.RunAsync("broken", 3, c => c.Index == 1 ? throw new InvalidOperationException("no") : true);
        await lab.RunAsync("part", 9, _ => 0.5, o => o with { Limit = 2 });

        ApprovedText.Matches((await lab.ToolAsync("list", "--sort", "name")).Timeless, "lines");
    }

    [Theory]
    [InlineData("team/*", "team/a team/b")]
    [InlineData("*", "other team/a team/b")]
    [InlineData("?ther", "other")]
    [InlineData("TEAM/*", "")]
    public async Task A_pattern_chooses_by_name(string pattern, string names)
    {
        foreach (var name in (string[])["team/a", "team/b", "other"])
            await lab.RunAsync(name, 1, _ => true);

        Assert.Equal(names, await NamesAsync("list", pattern, "--sort", "name", "--json"));
    }

    [Fact]
    public async Task They_are_sorted_and_chosen_by_what_they_are()
    {
        await lab.RunAsync("old", 3, c => c.Index == 0 ? throw new InvalidOperationException("no") : true);
        await lab.RunAsync("new", 3, _ => true);
        File.SetLastWriteTimeUtc(Directory.GetFiles(lab["old"], "*.jsonl")[0], DateTime.UtcNow.AddDays(-1));

        Assert.Equal("new old", await NamesAsync("list", "--json"));
        Assert.Equal("old new", await NamesAsync("list", "--json", "--sort", "errors"));
        Assert.Equal("old", await NamesAsync("list", "--json", "--status", "incomplete"));
    }

    [Fact]
    public async Task One_that_cannot_be_read_does_not_hide_the_others()
    {
        await lab.RunAsync("good", 1, _ => true);
        lab.WriteOfLaterFormat("later");

        var listed = await lab.ToolAsync("list", "--sort", "name");

        Assert.Equal(ExitCode.Done, listed.Code);
        ApprovedText.Matches(listed.Timeless, "unreadable");
    }

    private async Task<string> NamesAsync(params string[] arguments)
    {
        var listed = await lab.ToolAsync(arguments);
        using var json = JsonDocument.Parse(listed.Out);
        return string.Join(' ', json.RootElement.GetProperty("experiments").EnumerateArray().Select(e => e.GetProperty("name").GetString()));
    }
}
