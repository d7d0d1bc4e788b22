using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

public sealed class UnixDiskTests : LocalDiskContract
{
    public UnixDiskTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "these are Unix's calls");

    private protected override IDisk Disk { get; } = new UnixDisk();
}
