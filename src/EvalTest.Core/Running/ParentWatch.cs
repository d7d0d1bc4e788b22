namespace EvalTest.Running;

/// <summary>
/// Asks for a stop when the test driver that started this process dies: <c>dotnet test</c> dies at once from Ctrl+C or a kill and leaves
/// its test host running. Only a driver is watched: what a shell started goes on when the shell ends. Linux and macOS: Windows does not
/// tell a process who its parent is without guessing, and its consoles end all their processes at Ctrl+C themselves.
/// </summary>
internal sealed class ParentWatch : IAsyncDisposable
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(200);
    private readonly ITimer timer;
    private readonly ParentProcess parent;
    private readonly Func<int> currentParent;
    private readonly Action<string> stop;
    private int _gone;

    /// <param name="parent">Who started this process.</param>
    /// <param name="currentParent">Its parent's process id now.</param>
    /// <param name="stop">Called once, with the reason in words.</param>
    /// <param name="clock">Time.</param>
    public ParentWatch(ParentProcess parent, Func<int> currentParent, Action<string> stop, TimeProvider clock)
    {
        this.parent = parent;
        this.currentParent = currentParent;
        this.stop = stop;
        timer = clock.CreateTimer(static state => ((ParentWatch)state!).Look(), this, interval, interval);
    }

    /// <summary>Watches this process's parent; null if it is no test driver, or on Windows.</summary>
    public static ParentWatch? Start(Action<string> stop, TimeProvider clock)
    {
        if (OperatingSystem.IsWindows())
            return null;

        var parent = ParentProcess.Find(UnixNative.Parent);
        return parent.IsDriver(Environment.GetCommandLineArgs()) ? new ParentWatch(parent, () => UnixNative.Parent, stop, clock) : null;
    }

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private void Look()
    {
        // An orphan gets another parent: process 1 or the nearest reaper.
        if (currentParent() != parent.Id && Interlocked.Exchange(ref _gone, 1) == 0)
            stop($"its parent process ({parent.Name ?? "unknown"}, pid {parent.Id}) is gone");
    }
}
