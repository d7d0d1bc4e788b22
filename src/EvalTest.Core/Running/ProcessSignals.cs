using System.Runtime.InteropServices;

namespace EvalTest.Running;

/// <summary>
/// Turns the signals that end a process into a stop of the run, which then ends by itself with everything finished durable.
/// Never ends the process; SIGQUIT and SIGKILL do, as everywhere.
/// </summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly StopSignal stop;
    private readonly Action interruptSelf;
    private readonly List<PosixSignalRegistration> registrations = [];
    private int _ownInterruptIsDue;
    private int _interrupts;
    private int _platformIsTold;
    private volatile Exception? _fault;

    /// <param name="stop">What the signals ask.</param>
    /// <param name="interruptSelf">Sends this process what Ctrl+C sends.</param>
    public ProcessSignals(StopSignal stop, Action interruptSelf)
    {
        this.stop = stop;
        this.interruptSelf = interruptSelf;
    }

    /// <summary>Why the test platform could not be told of a stop; null if it could.</summary>
    public Exception? Fault => _fault;

    /// <summary>Listens from here on to SIGINT, SIGTERM and SIGHUP; to a signal that the process was started to ignore (<c>nohup</c>) it stays deaf.</summary>
    public static ProcessSignals Listen(StopSignal stop)
    {
        var signals = new ProcessSignals(stop, OperatingSystem.IsWindows() ? static () => { } : UnixNative.InterruptSelf);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            if (OperatingSystem.IsWindows() || !UnixNative.IsIgnored(signal))
                signals.registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel |= signals.Handle(context.Signal)));
        }

        return signals;
    }

    /// <summary>What a signal does.</summary>
    /// <returns>Whether its default, the end of the process, must not happen.</returns>
    public bool Handle(PosixSignal signal)
    {
        if (signal == PosixSignal.SIGHUP)
        {
            // A closing terminal sends several, and one follows the Ctrl+C that ended the leader of its session.
            StopAll("stopped by SIGHUP");
            return true;
        }

        if (signal == PosixSignal.SIGTERM)
        {
            stop.Request("stopped by SIGTERM");
            InterruptPlatform();
            return true;
        }

        // Our own is not a person's second request.
        if (Interlocked.Exchange(ref _ownInterruptIsDue, 0) == 1)
            return true;

        Volatile.Write(ref _platformIsTold, 1);
        stop.Request("stopped by Ctrl+C");
        // Two requests are all that a run can be asked. Whoever presses a third time means the process.
        return Interlocked.Increment(ref _interrupts) <= 2;
    }

    /// <summary>Stops the run and the test platform, unless they are stopping: what follows from a stop does not insist on it.</summary>
    public void StopAll(string reason)
    {
        stop.RequestOnce(reason);
        InterruptPlatform();
    }

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    // The platform knows Ctrl+C only, so this process sends itself one. Otherwise the tests that are not evals would go on.
    private void InterruptPlatform()
    {
        if (Interlocked.Exchange(ref _platformIsTold, 1) == 1)
            return;

        Volatile.Write(ref _ownInterruptIsDue, 1);
        try
        {
            interruptSelf();
        }
        catch (IOException e)
        {
            _fault ??= e;
            Volatile.Write(ref _ownInterruptIsDue, 0);
        }
    }
}
