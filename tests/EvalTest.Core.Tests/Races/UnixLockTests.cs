using EvalTest.Storage;
using EvalTest.TestKit;
using Microsoft.Win32.SafeHandles;

namespace EvalTest.Core.Tests.Races;

public sealed class UnixLockTests : IDisposable
{
    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_lock_on_a_file_that_was_deleted_before_it_was_locked_is_taken_anew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "flock is of Unix");
        var path = Path.Combine(scratch.Path, "lock");
        var opened = 0;
        SafeFileHandle Open()
        {
            if (!File.Exists(path))
                File.WriteAllText(path, "");
            // Not by the base library, which locks what it opens.
            var file = new SafeFileHandle(UnixCalls.Open(path, UnixCalls.ReadWrite | UnixCalls.CloseOnExec), ownsHandle: true);
            if (++opened == 1)
                File.Delete(path);
            return file;
        }

        using var held = UnixLock.Try(Open, () => UnixFacts.At(path), LockMode.Exclusive, path);
        using var other = UnixLock.Try(Open, () => UnixFacts.At(path), LockMode.Exclusive, path);

        Assert.NotNull(held);
        Assert.Null(other);
    }
}
