using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>What goes wrong on a simulated disk, and when. Thread-safe.</summary>
internal sealed class DiskFaults
{
    private readonly Lock _lock = new();
    private PlannedFault? _planned;
    private DiskError? _lasting;
    private readonly List<string> _refused = [];
    private int _calls;

    /// <summary>Calls so far that the planned fault could concern.</summary>
    public int Calls
    {
        get
        {
            lock (_lock)
                return _calls;
        }
    }

    /// <summary>The call that was hit and its path; null while none was.</summary>
    public (DiskCall Call, string Path)? Hit { get; private set; }

    /// <summary>What was refused, by path: more than one where an error lasts and threads meet it side by side.</summary>
    public IReadOnlyList<string> Refused
    {
        get
        {
            lock (_lock)
                return [.. _refused];
        }
    }

    public void Plan(PlannedFault fault)
    {
        lock (_lock)
        {
            (_planned, _lasting, _calls) = (fault, null, 0);
            _refused.Clear();
            Hit = null;
        }
    }

    /// <summary>The cause is gone.</summary>
    public void Clear()
    {
        lock (_lock)
            (_planned, _lasting) = (null, null);
    }

    /// <summary>Throws if the call is to fail; otherwise gives how many of the bytes an append takes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="operation">In words.</param>
    /// <param name="path">What it is made on.</param>
    /// <param name="bytes">How many an append was given.</param>
    /// <param name="refused">Told before it throws.</param>
    public int Meet(DiskCall call, string operation, string path, int bytes = 0, Action? refused = null)
    {
        lock (_lock)
        {
            if (_lasting is { } lasting && lasting.Concerns(call))
                throw Refusal_NeedsLock(operation, path, lasting, refused);
            if (_planned is not { } fault || !fault.Concerns(call, path) || _calls++ != fault.At)
                return bytes;

            Hit = (call, path);
            if (fault.Effect is FaultEffect.TakeNothing)
                return 0;
            if (fault.Error is { } error && (error.Lasts || fault.Effect == FaultEffect.TakeLittleAndRefuse))
                _lasting = error;
            return fault.Effect == FaultEffect.Refuse ? throw Refusal_NeedsLock(operation, path, fault.Error!, refused) : Math.Max(1, bytes / 3);
        }
    }

    private StorageException Refusal_NeedsLock(string operation, string path, DiskError error, Action? refused)
    {
        _refused.Add(path);
        refused?.Invoke();
        return new StorageException(operation, path, error.Fault, error.Text);
    }
}
