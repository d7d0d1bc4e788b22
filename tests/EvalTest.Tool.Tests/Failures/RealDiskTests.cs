using System.Globalization;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Failures;

/// <summary>A real file system without space, and one that nobody may write.</summary>
[Collection(ProcessTests.Name)]
public sealed class RealDiskTests : IAsyncLifetime
{
    private const string Root = "disk";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly Lab lab = new();
    private bool mounted;

    private string Disk => lab[Root];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Disk);
        mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await MountAsync("size=512k");
        foreach (var name in (string[])["x", "z", "gone"])
            await lab.RunAsync(name, 3, c => c.Index > 0 ? true : throw new InvalidOperationException("no"), o => o with { Directory = Disk });
        await ToolAsync("delete gone --yes");
    }

    public async ValueTask DisposeAsync()
    {
        if (mounted)
            await ChildProcess.RunAsync(new ChildProcessOptions("umount", Disk), patience);
        else if (!OperatingSystem.IsWindows())
            Allow("u+rwX");
        lab.Dispose();
    }

    public static TheoryData<string> Changing => ["retract x --errors", "rename x team/y", "copy x y", "merge x z --into w", "merge x --into z", "delete x --yes", "undelete gone"];

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_full_disk_is_said_and_all_works_once_there_is_room(string command)
    {
        Assert.SkipUnless(mounted, "this machine does not let tests mount a small file system");
        var before = Texts();
        await FillAsync();

        var refused = await ToolAsync(command);

        // A rename may need no room; what needs some has none.
        Assert.Contains(refused.Code, (ExitCode[])[ExitCode.Storage, ExitCode.Done]);
        Assert.True(refused.Code == ExitCode.Storage ? refused.Error.Contains("ENOSPC", StringComparison.Ordinal) : !command.StartsWith("copy", StringComparison.Ordinal), refused.Error);
        Assert.Subset(Texts(), before);
        Assert.True(await MountAsync("remount,size=4m"));
        Assert.Contains((await ToolAsync(command)).Code, (ExitCode[])[ExitCode.Done, ExitCode.NotFound]);
        Assert.Subset(Texts(), before);
    }

    [Theory]
    [InlineData("export x --format csv --output disk/out")]
    [InlineData("report x --html disk/out")]
    public async Task A_file_that_finds_no_room_leaves_what_was_there(string command)
    {
        Assert.SkipUnless(mounted, "this machine does not let tests mount a small file system");
        await File.WriteAllTextAsync(Path.Combine(Disk, "out"), "before", TestContext.Current.CancellationToken);
        await FillAsync();

        var refused = await ToolAsync(command);

        Assert.Equal((ExitCode.Storage, ""), (refused.Code, refused.Out));
        Assert.Equal("before", await File.ReadAllTextAsync(Path.Combine(Disk, "out"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(Disk, "*.partial"));
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task What_nobody_may_write_can_be_read_and_stays_as_it_is(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are another matter there");
        Assert.SkipWhen(!mounted && Environment.IsPrivilegedProcess, "this user may do everything, and may not mount a file system");
        var before = Hostile.FolderPicture.Of(Disk);
        if (mounted)
            Assert.True(await MountAsync("remount,ro"));
        else
            Allow("a-w");

        var refused = await ToolAsync(command);

        Assert.Equal(ExitCode.Storage, refused.Code);
        Assert.Matches("EROFS|EACCES|EPERM", refused.Error);
        foreach (var look in (string[])["list", "show x", "show x --errors", "undelete"])
            Assert.Equal(ExitCode.Done, (await ToolAsync(look)).Code);
        Assert.Equal(ExitCode.Done, (await ToolAsync("verify x")).Code);
        Assert.Equal(ExitCode.Bad, (await ToolAsync("gate x")).Code);
        Assert.Equal(ExitCode.Bad, (await ToolAsync("doctor")).Code);
        Assert.Equal(before, Hostile.FolderPicture.Of(Disk));
    }

    private HashSet<string> Texts() => [.. Directory.EnumerateFiles(Disk, "*.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText)];

    // The last page as well.
    private async Task FillAsync()
    {
        for (var file = 0; file < 1_000; file++)
        {
            try
            {
                await File.WriteAllBytesAsync(Path.Combine(Disk, file.ToString("'filler'000", CultureInfo.InvariantCulture)), new byte[4_096]);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    private Task<Lab.Answered> ToolAsync(string command) => lab.ToolAsync([.. command.Split(' '), "--eval-dir", Root]);

    private void Allow(string what) => ChildProcess.RunAsync(new ChildProcessOptions("chmod", "-R", what, Disk), patience).GetAwaiter().GetResult().Succeeded();

    private async Task<bool> MountAsync(string options) =>
        (await ChildProcess.RunAsync(new ChildProcessOptions("mount", "-t", "tmpfs", "-o", options, "none", Disk), patience)).ExitCode == 0;
}
