namespace EvalTest.Tool.Output;

/// <summary>
/// A file that is there as a whole or not at all: what was there stays until the new one is complete. A link stays one, and what it points at is
/// replaced. What is no file, such as <c>/dev/stdout</c> and <c>/dev/null</c>, is written to: put in its place, a file would break the machine.
/// </summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var target = IsNoFile(path) || new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (IsNoFile(target))
        {
            var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            await using (device.ConfigureAwait(false))
                await write(device).ConfigureAwait(false);
            return;
        }

        var partial = target + ".partial";
        try
        {
            var file = new FileStream(partial, FileMode.Create, FileAccess.Write);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);
            File.Move(partial, target, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    // Below them are devices and pipes, but for the shared memory, which is of files.
    private static bool IsNoFile(string path) =>
        !OperatingSystem.IsWindows() && (path.StartsWith("/proc/", StringComparison.Ordinal) || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)));
}
