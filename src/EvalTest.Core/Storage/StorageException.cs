namespace EvalTest.Storage;

/// <summary>A file operation that was refused. Never swallowed where results depend on it.</summary>
internal sealed class StorageException : EvalTestException
{
    /// <param name="operation">What was tried, as in <c>Writing</c>.</param>
    /// <param name="path">What it was tried on.</param>
    /// <param name="fault">Why it failed.</param>
    /// <param name="reason">The same in words, with the operating system's own.</param>
    /// <param name="inner">The exception of the base library, where it made the call.</param>
    public StorageException(string operation, string path, StorageFault fault, string reason, Exception? inner = null)
        : base($"{operation} {path} failed: {reason}{Advice(fault)}", inner) => Fault = fault;

    public StorageFault Fault { get; }

    private static string Advice(StorageFault fault) => fault switch
    {
        StorageFault.Full => " The disk is full: free some space.",
        StorageFault.Quota => " Your quota on that disk is used up: free some space, or ask for more.",
        StorageFault.ReadOnly => " The file system is read-only: make it writable, or give another folder with --eval-dir.",
        StorageFault.Denied => " You may not do that there: change the permissions, or give another folder with --eval-dir.",
        StorageFault.Device => " The disk or the connection to it is failing: look at the system's log before you trust it again.",
        StorageFault.WrongKind => " Links are not followed there and only ordinary files and folders are used: move it away.",
        StorageFault.LocksDoNotWork => " Two runs could write at once there: give a folder on another file system with --eval-dir.",
        _ => "",
    };
}
