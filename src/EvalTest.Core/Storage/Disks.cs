namespace EvalTest.Storage;

/// <summary>The disks there are.</summary>
internal static class Disks
{
    /// <summary>The machine's own.</summary>
    public static IDisk Local { get; } = OperatingSystem.IsWindows() ? new PortableDisk() : new UnixDisk();
}
