using EvalTest.Core.Tests.Running;
using EvalTest.Running;
using EvalTest.Storage;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Failures;

/// <summary>Each command while others are at the experiment or the trash, and each without the experiment.</summary>
public sealed class BusyTests : IDisposable
{
    private const string Root = "experiments";

    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("show x", nameof(ExitCode.NotFound))]
    [InlineData("show x --watch", nameof(ExitCode.NotFound))]
    [InlineData("gate x", nameof(ExitCode.NotFound))]
    [InlineData("verify x", nameof(ExitCode.NotFound))]
    [InlineData("retract x --errors", nameof(ExitCode.NotFound))]
    [InlineData("rename x y", nameof(ExitCode.NotFound))]
    [InlineData("copy x y", nameof(ExitCode.NotFound))]
    [InlineData("merge x --into y", nameof(ExitCode.NotFound))]
    [InlineData("merge ./x --into y", nameof(ExitCode.NotFound))]
    [InlineData("delete x --yes", nameof(ExitCode.NotFound))]
    [InlineData("undelete x", nameof(ExitCode.NotFound))]
    [InlineData("export x --format md", nameof(ExitCode.NotFound))]
    [InlineData("report x --html page", nameof(ExitCode.NotFound))]
    [InlineData("compare x y", nameof(ExitCode.NotFound))]
    [InlineData("rescore x --into y", nameof(ExitCode.NotFound))]
    [InlineData("list", nameof(ExitCode.Done))]
    [InlineData("undelete", nameof(ExitCode.Done))]
    [InlineData("prune --yes", nameof(ExitCode.Done))]
    [InlineData("doctor", nameof(ExitCode.Done))]
    public async Task Where_nothing_is_nothing_is_made(string command, string code)
    {
        var answered = await ToolAsync(command);

        Assert.Equal(code, answered.Code.ToString());
        Assert.True(answered.Code == ExitCode.Done || (answered.Out.Length == 0 && answered.Error.Contains("There is no ", StringComparison.Ordinal) | answered.Error.Contains(" holds no ", StringComparison.Ordinal)), answered.Error);
        Assert.Empty(Directory.GetFileSystemEntries(lab.Folder));
    }

    [Theory]
    [InlineData("list", nameof(ExitCode.Done))]
    [InlineData("show x", nameof(ExitCode.Done))]
    [InlineData("verify x", nameof(ExitCode.Done))]
    [InlineData("gate x", nameof(ExitCode.NotJudged))]
    [InlineData("copy x y", nameof(ExitCode.Done))]
    [InlineData("merge z --into x", nameof(ExitCode.Done))]
    [InlineData("rename x y", nameof(ExitCode.Done))]
    [InlineData("retract x --failed", nameof(ExitCode.Busy))]
    [InlineData("delete x --yes", nameof(ExitCode.Busy))]
    public async Task What_is_being_run_can_be_read_and_renamed_and_is_neither_forgotten_nor_deleted(string command, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && command.StartsWith("rename", StringComparison.Ordinal), "a folder in use is not renamed there");
        await PrepareAsync();
        using var engine = new Engine();
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Directory = lab[Root] }, stop);

        var answered = await ToolAsync(command);

        Assert.Equal(code, answered.Code.ToString());
        Assert.Equal(answered.Code == ExitCode.Busy, answered.Error.Contains($"process {Environment.ProcessId} on ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("show x", nameof(ExitCode.Done))]
    [InlineData("list", nameof(ExitCode.Done))]
    [InlineData("copy x y", nameof(ExitCode.Done))]
    [InlineData("rename x y", nameof(ExitCode.Busy))]
    [InlineData("merge z --into x", nameof(ExitCode.Busy))]
    [InlineData("retract x --failed", nameof(ExitCode.Busy))]
    [InlineData("delete x --yes", nameof(ExitCode.Busy))]
    public async Task Of_two_that_change_it_one_has_to_wait(string command, string code)
    {
        await PrepareAsync();
        var before = Hostile.FolderPicture.Of(lab[Root, "x"]);
        Lab.Answered answered;
        using (var folder = Disks.Local.Find(lab[Root, "x"])!)
        {
            using var alone = folder.TryLock("experiment.lock", LockMode.Exclusive);
            answered = await ToolAsync(command);
        }

        Assert.Equal(code, answered.Code.ToString());
        Assert.Equal(before, Hostile.FolderPicture.Of(lab[Root, "x"]));
    }

    [Theory]
    [InlineData("delete x --yes")]
    [InlineData("undelete gone")]
    [InlineData("prune --yes")]
    public async Task Of_two_at_the_trash_one_has_to_wait(string command)
    {
        await PrepareAsync();
        using var trash = Disks.Local.Find(lab[Root, ".trash"])!;
        using var alone = trash.TryLock("trash.lock", LockMode.Exclusive);

        var answered = await ToolAsync(command);

        Assert.Equal(ExitCode.Busy, answered.Code);
        Assert.True(Directory.Exists(lab[Root, "x"]) && !Directory.Exists(lab[Root, "gone"]));
        Assert.Equal("gone", Path.GetFileName(Assert.Single(Directory.GetDirectories(lab[Root, ".trash"], "gone", SearchOption.AllDirectories))));
    }

    private async Task PrepareAsync()
    {
        foreach (var name in (string[])["x", "z", "gone"])
            await lab.RunAsync(name, 3, c => c.Index > 0, o => o with { Directory = lab[Root], Shard = name == "x" ? new Model.Shard(1, 2) : null });
        Assert.Equal(ExitCode.Done, (await ToolAsync("delete gone --yes")).Code);
    }

    private Task<Lab.Answered> ToolAsync(string command) => lab.ToolAsync([.. command.Split(' '), "--eval-dir", Root]);
}
