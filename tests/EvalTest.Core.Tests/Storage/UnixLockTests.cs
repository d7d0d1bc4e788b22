using EvalTest.Storage;
using EvalTest.TestKit;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Core.Tests.Storage;

public sealed class UnixLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public UnixLockTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "these are Unix's calls");

    private string Lock => Path.Combine(folder.Path, "lock");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_was_deleted_before_it_was_locked_is_left_for_the_one_that_is_there_now()
    {
        var opened = 0;

        using var held = UnixLock.Try(OpenAndDeleteTheFirst, There, LockMode.Exclusive, Lock);

        Assert.NotNull(held);
        Assert.Null(new UnixDisk().Find(folder.Path)!.TryLock("lock", LockMode.Shared));

        SafeFileHandle OpenAndDeleteTheFirst()
        {
            var file = Open(Lock);
            if (opened++ == 0)
            {
                File.Delete(Lock);
                Open(Lock).Dispose();
            }

            return file;
        }
    }

    [Fact]
    public void A_file_that_was_deleted_and_not_made_again_is_left_too()
    {
        var opened = 0;

        using var held = UnixLock.Try(OpenAndDeleteTheFirst, There, LockMode.Exclusive, Lock);

        Assert.Equal((true, true), (held is not null, File.Exists(Lock)));

        SafeFileHandle OpenAndDeleteTheFirst()
        {
            var file = Open(Lock);
            if (opened++ == 0)
                File.Delete(Lock);
            return file;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_system_that_grants_every_lock_is_refused(bool shared)
    {
        var opened = 0;
        var first = default(SafeFileHandle);

        // Locks of different files exclude nobody, as those of a file system without locks.
        var refusal = Assert.Throws<StorageException>(() => UnixLock.Try(OpenAnother, There, shared ? LockMode.Shared : LockMode.Exclusive, Lock));

        Assert.Equal(StorageFault.LocksDoNotWork, refusal.Fault);
        Assert.Equal($"Locking {Lock} failed: a second lock was granted beside the first. Two runs could write at once there: give a folder on another file system with --eval-dir.", refusal.Message);
        Assert.True(first!.IsClosed);

        SafeFileHandle OpenAnother() => opened++ == 0 ? first = Open(Lock) : Open(Lock + opened);
    }

    [Fact]
    public void A_failure_after_the_lock_was_taken_frees_it()
    {
        var first = default(SafeFileHandle);

        Assert.Throws<StorageException>(() => UnixLock.Try(() => first = Open(Lock), () => throw new StorageException("Looking at", Lock, StorageFault.Device, "no."), LockMode.Exclusive, Lock));

        Assert.True(first!.IsClosed);
    }

    [Fact]
    public async Task Locks_hold_though_the_environment_switches_those_of_the_base_library_off()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("EVALTEST_MUTATION") == "1", "Under mutation tests no process is this program, to be run again.");
        var run = await ChildProcess.RunAsync(
            new ChildProcessOptions(Environment.ProcessPath!, "--filter-method", $"{typeof(UnixDiskTests).FullName}.{nameof(DiskContract.Locks_exclude_as_their_modes_say)}")
            {
                Environment = new Dictionary<string, string?> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" },
            },
            TimeSpan.FromSeconds(60));

        Assert.Contains("succeeded: 4", run.Succeeded().Output, StringComparison.Ordinal);
    }

    private UnixFacts? There() => UnixFacts.At(Lock);

    // The base library would lock the file by itself.
    private static SafeFileHandle Open(string path)
    {
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        return new SafeFileHandle(UnixCalls.Open(path, UnixCalls.ReadWrite), ownsHandle: true);
    }
}
