namespace EvalTest.Sessions;

/// <summary>
/// A write, sync or lock that the operating system refused. It stops the run: nothing after it is believed to be durable.
/// </summary>
internal sealed class DiskException : EvalTestException
{
    public DiskException(string operation, string path, string reason, Exception? inner = null)
        : base($"{operation} failed for {path}: {reason} The run stops here. What was acknowledged before is kept; free the cause and run the same command again.", inner)
    {
    }
}
