using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>The disk for Windows; most of it means the same elsewhere.</summary>
public sealed class PortableDiskTests : LocalDiskContract
{
    protected override string? ByPathOnly => "an open folder or file cannot be renamed or deleted on Windows, and is not used elsewhere";

    protected override string? NoPipes => "pipes have no name in a folder on Windows, and it is not used elsewhere";

    private protected override IDisk Disk { get; } = new PortableDisk();
}
