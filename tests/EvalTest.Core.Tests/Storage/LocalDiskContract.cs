using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Storage;

/// <summary>What every disk promises that is one of this machine, where other processes are.</summary>
public abstract class LocalDiskContract : DiskContract, IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();

    protected override string Root => folder.Path;

    protected override string? NoPipes => OperatingSystem.IsWindows() ? "pipes have no name in a folder there" : null;

    private static string? NoFlock => System.IO.File.Exists("/usr/bin/flock") ? null : "the command flock is not on this machine";

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_is_created_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are of Unix");
        using var root = Disk.Create(Path.Combine(Root, "deep", "root"));
        root.CreateFolder("inner");
        root.CreateFile("file").Dispose();
        root.TryLock("lock", LockMode.Exclusive)!.Dispose();
        root.TryLock("shared", LockMode.Shared)!.Dispose();

        var modes = new[] { "..", ".", "inner", "file", "lock", "shared" }.Select(name => Mode(Path.Combine(root.Path, name)));

        Assert.Equal(["700", "700", "700", "600", "600", "600"], modes);
    }

    [Fact]
    public async Task A_lock_excludes_other_processes()
    {
        Assert.SkipWhen(NoFlock is not null, NoFlock ?? "");
        using var root = Disk.Create(Root);
        using var held = root.TryLock("lock", LockMode.Exclusive);

        Assert.Equal((1, 1), (await FlockAsync("--exclusive"), await FlockAsync("--shared")));
        held!.Dispose();
        Assert.Equal(0, await FlockAsync("--exclusive"));
        using var shared = root.TryLock("lock", LockMode.Shared);
        Assert.Equal((1, 0), (await FlockAsync("--exclusive"), await FlockAsync("--shared")));
    }

    [Fact]
    public async Task A_lock_that_another_process_holds_is_free_when_that_process_is_killed()
    {
        Assert.SkipWhen(NoFlock is not null, NoFlock ?? "");
        using var root = Disk.Create(Root);
        await using var other = ChildProcess.Start(new ChildProcessOptions("/usr/bin/flock", "--exclusive", "--no-fork", Path.Combine(Root, "lock"), "cat"));
        await other.Input.WriteAsync("held\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await other.UntilAsync(() => other.Output.Contains("held", StringComparison.Ordinal), "its lock", patience);
        Assert.Null(root.TryLock("lock", LockMode.Shared));

        other.Send(Signal.Kill);
        await other.WaitAsync(patience);

        using var held = root.TryLock("lock", LockMode.Exclusive);
        Assert.NotNull(held);
    }

    protected override void Link(string name, string? target) =>
        System.IO.File.CreateSymbolicLink(Path.Combine(Root, name), Path.Combine(Root, target ?? "nowhere"));

    protected override void Pipe(string name)
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(Root, name));
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            folder.Dispose();
    }

    private static string Mode(string path) =>
        OperatingSystem.IsWindows() ? "" : Convert.ToString((int)System.IO.File.GetUnixFileMode(Path.GetFullPath(path)), 8);

    private async Task<int> FlockAsync(string mode)
    {
        var ended = await ChildProcess.RunAsync(new ChildProcessOptions("/usr/bin/flock", "--nonblock", mode, Path.Combine(Root, "lock"), "true"), patience);
        return ended.ExitCode;
    }
}
