using EvalTest.Core.Tests.Crashes;
using EvalTest.Storage;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Failures;

/// <summary>Each command where the disk fails or the user interrupts it, at each call that it makes to the disk: nothing is lost, and the exit code says which it was.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly Lab lab = new();
    private readonly Template template;

    public FailureTests() => template = new Template(lab);

    public void Dispose() => lab.Dispose();

    public static TheoryData<string> Reading => ["list", "list --json", "show x", "show x --errors", "show x --watch", "gate x", "gate x --baseline z", "verify x", "undelete", "doctor", "export x --format csv", "export x --format md", "compare x z"];

    public static TheoryData<string> Changing =>
    [
        "retract x --errors", "rename x y", "rename x team/y", "copy x y", "merge x z --into w", "merge x --into z", "delete x --yes", "delete x z --yes", "undelete gone", "prune --yes",
    ];

    public static TheoryData<string> All => [.. Reading.Concat(Changing).Select(c => c.Data)];

    [Theory]
    [MemberData(nameof(All))]
    public Task A_disk_that_fails_at_any_call_is_the_reason(string command) =>
        AtEachCallAsync(command, at => FailingHook.Lasting(at, onlyChanges: false, StorageFault.Device, "Input/output error (EIO, errno 5)."), "EIO");

    [Theory]
    [MemberData(nameof(All))]
    public Task A_folder_without_rights_at_any_call_is_the_reason(string command) =>
        AtEachCallAsync(command, at => new FailingHook(at, onlyChanges: false, call => throw new StorageException(call, "DISK", StorageFault.Denied, "Permission denied (EACCES, errno 13).")), "EACCES");

    [Theory]
    [MemberData(nameof(Changing))]
    public Task A_disk_that_is_full_from_any_call_on_is_the_reason(string command) =>
        AtEachCallAsync(command, at => FailingHook.Lasting(at, onlyChanges: true, StorageFault.Full, "No space left on device (ENOSPC, errno 28)."), "ENOSPC");

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_interruption_at_any_call_leaves_all_whole(string command)
    {
        await template.MakeAsync();
        for (var (at, isHit) = (0, true); isHit; at++)
        {
            using var interrupted = new CancellationTokenSource();
            var hook = new FailingHook(at, onlyChanges: false, _ => interrupted.Cancel());
            var root = template.Copy();

            var answered = await RunAsync(command, root, hook, interrupted.Token);

            isHit = hook.IsHit;
            if (answered.Code is not (ExitCode.Done or ExitCode.Interrupted) && !IsVerdict(command, answered.Code))
                Assert.Fail($"{command}, interrupted at call {at}: {answered}");
            template.IsWhole(root, butInTrash: command.StartsWith("prune", StringComparison.Ordinal));
            Directory.Delete(lab[root], recursive: true);
        }
    }

    private async Task AtEachCallAsync(string command, Func<int, FailingHook> fault, string reason)
    {
        await template.MakeAsync();
        var refused = 0;
        for (var (at, isHit) = (0, true); isHit; at++)
        {
            var hook = fault(at);
            var root = template.Copy();

            var answered = await RunAsync(command, root, hook, CancellationToken.None);

            isHit = hook.IsHit;
            if (isHit && !Says(command, answered, reason))
                Assert.Fail($"{command}, fault at call {at}: {answered}");
            refused += isHit && answered.Code == ExitCode.Storage ? 1 : 0;
            template.IsWhole(root, butInTrash: command.StartsWith("prune", StringComparison.Ordinal));
            await GoesOnAsync(command, root);
            Directory.Delete(lab[root], recursive: true);
        }

        Assert.True(refused > 0 || command == "doctor");
    }

    /// <summary>Of what looks at many things, one that cannot be read does not hide the others.</summary>
    private static bool Says(string command, Lab.Answered answered, string reason) => (command.Split(' ')[0], answered.Code) switch
    {
        (_, ExitCode.Storage) => answered.Error.Contains(reason, StringComparison.Ordinal) && (answered.Out.Length == 0 || command.EndsWith("--watch", StringComparison.Ordinal) || command.StartsWith("export", StringComparison.Ordinal)),
        ("list", ExitCode.Done) => answered.Out.Contains("unreadable", StringComparison.Ordinal),
        ("verify", ExitCode.Bad) or ("doctor", ExitCode.Bad) => answered.Out.Contains(reason, StringComparison.Ordinal),
        _ => false,
    };

    // Without the fault the same command does its work, or finds it done.
    private async Task GoesOnAsync(string command, string root)
    {
        var again = await RunAsync(command, root, hook: null, CancellationToken.None);
        var isFine = again.Code is ExitCode.Done or ExitCode.NotFound
            || (again.Code == ExitCode.Refused && again.Error.Contains("exists", StringComparison.Ordinal))
            || IsVerdict(command, again.Code);
        Assert.True(isFine, $"{command}, again: {again}");
        template.IsWhole(root, butInTrash: command.StartsWith("prune", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, (await RunAsync("list", root, hook: null, CancellationToken.None)).Code);
    }

    private static bool IsVerdict(string command, ExitCode code) => command.StartsWith("gate", StringComparison.Ordinal) && code is ExitCode.Bad or ExitCode.Underpowered;

    private Task<Lab.Answered> RunAsync(string command, string root, DiskHook? hook, CancellationToken cancellation)
    {
        lab.Disk = hook is null ? Disks.Local : new HookedDisk(Disks.Local, hook);
        return lab.ToolAsync([.. command.Split(' '), "--eval-dir", root], cancellation);
    }
}
