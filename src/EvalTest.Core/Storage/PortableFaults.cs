namespace EvalTest.Storage;

/// <summary>What an exception of the base library means.</summary>
internal static class PortableFaults
{
    /// <summary>Windows' sharing violation; EWOULDBLOCK where the same code runs on Unix.</summary>
    public static bool IsHeld(IOException e) =>
        OperatingSystem.IsWindows() ? Code(e) == 32 : UnixCalls.WouldBlock(e.HResult);

    public static StorageException Failure(string operation, string path, Exception e) =>
        !OperatingSystem.IsWindows() && e is IOException { HResult: > 0 and < 256 } ? UnixCalls.Failure(operation, path, e.HResult, FaultOf(e), e) : new(operation, path, FaultOf(e), e.Message, e);

    private static StorageFault FaultOf(Exception e) => e switch
    {
        UnauthorizedAccessException => StorageFault.Denied,
        FileNotFoundException or DirectoryNotFoundException => StorageFault.Missing,
        _ when OperatingSystem.IsWindows() => Code(e) switch
        {
            80 or 183 => StorageFault.Exists,
            39 or 112 => StorageFault.Full,
            1295 => StorageFault.Quota,
            19 => StorageFault.ReadOnly,
            23 or 1117 => StorageFault.Device,
            _ => StorageFault.Other,
        },
        _ => UnixCalls.FaultOf(e.HResult),
    };

    private static int Code(Exception e) => e.HResult & 0xFFFF;
}
