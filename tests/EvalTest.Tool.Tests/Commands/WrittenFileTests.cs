using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

public sealed class WrittenFileTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    // The device itself is not named here: a tool that is wrong would replace it.
    [Theory]
    [InlineData("export", "-f", "csv", "-o")]
    [InlineData("report", "--html")]
    public async Task A_device_is_written_to_and_never_replaced(string command, params string[] options)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices among its files.");
        await lab.RunAsync("x", 2, _ => true);
        File.CreateSymbolicLink(lab["out"], "/dev/null");

        var answered = await lab.ToolAsync([command, "x", .. options, lab["out"]]);

        Assert.Equal((ExitCode.Done, "/dev/null"), (answered.Code, new FileInfo(lab["out"]).LinkTarget));
    }

    [Fact]
    public async Task A_link_stays_one_and_what_it_points_at_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there that users lack.");
        await lab.RunAsync("x", 2, _ => true);
        await File.WriteAllTextAsync(lab["page"], "older", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(lab["out"], lab["page"]);

        await lab.ToolAsync("report", "x", "--html", lab["out"]);

        Assert.Equal((lab["page"], "<"), (new FileInfo(lab["out"]).LinkTarget, File.ReadAllText(lab["page"])[..1]));
    }

    [Fact]
    public async Task A_page_holds_one_comparison_and_leaves_none_out_silently()
    {
        await lab.RunAsync("x", 2, _ => true);

        var answered = await lab.ToolAsync("report", "x", "--html", lab["page"], "--compare", "x", "--by-variant");

        Assert.Equal((ExitCode.WrongCommandLine, false), (answered.Code, File.Exists(lab["page"])));
    }
}
