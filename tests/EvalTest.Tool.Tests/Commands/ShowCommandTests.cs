using System.Text.Json;
using EvalTest.Model;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

public sealed class ShowCommandTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task An_experiment_is_shown_with_its_figures_sessions_and_what_resumes_it()
    {
        await RunAsync();

        ApprovedText.Matches((await lab.ToolAsync("show", "x")).Timeless, "whole");
    }

    [Theory]
    [InlineData("--errors", "p3")]
    [InlineData("--failed", "p0 p4")]
    [InlineData("--errors --failed", "p0 p3 p4")]
    public async Task The_samples_that_are_asked_for_are_listed(string options, string ids)
    {
        await RunAsync();

        var shown = await lab.ToolAsync(["show", "x", .. options.Split(' '), "--json"]);

        using var json = JsonDocument.Parse(shown.Out);
        Assert.Equal(ids, string.Join(' ', json.RootElement.GetProperty("samples").EnumerateArray().Select(s => s.GetProperty("id").GetString())));
    }

    [Fact]
    public async Task A_sample_is_shown_with_all_that_is_recorded_of_it()
    {
        await RunAsync();

        ApprovedText.Matches((await lab.ToolAsync("show", "x", "--sample", "p4")).Timeless, "sample");
    }

    [Fact]
    public async Task What_a_model_says_cannot_steer_the_terminal()
    {
        await lab.RunAsync("x", 1, c => new EvalResult(new Score("s\u001b[2J", 0, false, "\u001b]0;owned\u0007 \u202Egpj.exe")));

        var shown = (await lab.ToolAsync("show", "x", "--sample", "p0", "--full")).Out + (await lab.ToolAsync("show", "x")).Out;

        Assert.DoesNotContain(shown, c => c is '\u001b' or '\u0007' or '\u202E');
        Assert.Contains(@"\u001b]0;owned\u0007", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_is()
    {
        await RunAsync();

        Assert.Equal(new(ExitCode.NotFound, "", "There is no experiment \"X2\" in FOLDER. evaltest list shows those that there are.\n"), await lab.ToolAsync("show", "X2"));
        Assert.Equal(ExitCode.NotFound, (await lab.ToolAsync("show", "x", "--sample", "p99")).Code);
        Assert.Equal(ExitCode.Refused, (await lab.ToolAsync("show", "../x")).Code);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused()
    {
        var shown = await lab.ToolAsync("show", "x", "--watch", "--json");

        Assert.Equal((ExitCode.WrongCommandLine, ""), (shown.Code, shown.Out));
        Assert.StartsWith("--watch follows the whole experiment", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nobody_is_running_is_not_waited_for()
    {
        await RunAsync();

        var shown = await lab.ToolAsync("show", "x", "--watch");

        Assert.StartsWith("x  incomplete  9/10  90 %  1 error  quality ", shown.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/2", " --eval-shard 1/2")]
    [InlineData("1/2 1/2", " --eval-shard 1/2")]
    [InlineData("1/2 2/2", "")]
    [InlineData("2/2 1/1", "")]
    public async Task What_resumes_it_runs_all_that_is_missing_once_parts_are_merged(string parts, string expected)
    {
        foreach (var part in parts.Split(' '))
            await lab.RunAsync("x", 8, c => c.Index > 1 ? true : throw new InvalidOperationException("no"), o => o with { Shard = Shard.TryParse(part, out var shard) ? shard : null });
        await lab.ToolAsync("retract", "x", "--errors", "--sample", "p0");

        Assert.EndsWith($"FOLDER\"{expected}\n", (await lab.ToolAsync("show", "x")).Out, StringComparison.Ordinal);
    }

    private Task RunAsync() => lab.RunAsync("x", 10, Body, null, new Gate("quality", 0.5, null, 0.2));

    private static object? Body(EvalContext context)
    {
        context.Record("answer", $"It is {context.Index}.");
        return context.Index switch
        {
            3 => throw new InvalidOperationException("The model is gone."),
            0 or 4 => new EvalResult(new Score("quality", 0.25, false, "too short")),
            _ => new EvalResult(new Score("quality", 0.75, true)),
        };
    }
}
