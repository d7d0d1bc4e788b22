using EvalTest.Reporting;

namespace EvalTest.Running;

/// <summary>What ties a run to the process it lives in: the progress display, the signals, the watch over the parent.</summary>
internal sealed class RunConsole : IAsyncDisposable
{
    private readonly ProgressDisplay display;
    private readonly ProcessSignals signals;
    private readonly ParentWatch? parent;
    private readonly CancellationTokenRegistration stopping;

    private RunConsole(ProgressDisplay display, ProcessSignals signals, ParentWatch? parent, StopSignal stop)
    {
        this.display = display;
        this.signals = signals;
        this.parent = parent;
        stopping = stop.Stopping.Register(display.ShowNow);
    }

    /// <summary>What silenced the display or kept the test platform from being told of a stop; null if nothing did. For the report: it never ends a run.</summary>
    public Exception? Fault => display.Fault ?? signals.Fault;

    /// <summary>Starts all three. One at a time in a process.</summary>
    /// <param name="progress">Where the run is; asked four times a second, from a timer's thread.</param>
    /// <param name="stop">What signals and a vanished parent ask. Disposed by its owner, after this.</param>
    /// <param name="clock">Time.</param>
    public static RunConsole Attach(Func<ProgressSnapshot> progress, StopSignal stop, TimeProvider clock)
    {
        var terminal = Terminals.Open(TerminalEnvironment.Read(Environment.GetEnvironmentVariable, Environment.GetCommandLineArgs()));
        // Where standard error is that terminal, what it does not take has no other way to go.
        var log = terminal is null || Console.IsErrorRedirected ? Terminals.OpenLog() : TextWriter.Null;
        var signals = ProcessSignals.Listen(stop);
        return new RunConsole(new ProgressDisplay(progress, clock, terminal, log), signals, ParentWatch.Start(signals.StopAll, clock), stop);
    }

    /// <summary>Ends the display with the last words of the run. Signals and parent are still heeded until disposal.</summary>
    public Task FarewellAsync(string text) => display.FarewellAsync(text);

    public async ValueTask DisposeAsync()
    {
        if (parent is not null)
            await parent.DisposeAsync().ConfigureAwait(false);
        signals.Dispose();
        await stopping.DisposeAsync().ConfigureAwait(false);
        await display.DisposeAsync().ConfigureAwait(false);
    }
}
