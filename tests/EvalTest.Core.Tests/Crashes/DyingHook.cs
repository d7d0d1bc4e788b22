using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>
/// Lets a process die at one of its calls. In this process that means: no call gets through any more and all locks are free,
/// which is all that a disk sees of a death. Calls come one at a time, so that none is under way when it happens.
/// </summary>
/// <param name="point">Where.</param>
/// <param name="kill">Really ends the process; null to play dead.</param>
internal sealed class DyingHook(CrashPoint point, Action? kill = null) : DiskHook
{
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _held = [];

    /// <summary>Calls so far, the last one included.</summary>
    public int Calls { get; private set; }

    /// <summary>The call it died in; null while it lives.</summary>
    public string? DiedIn { get; private set; }

    public bool IsDead => DiedIn is not null;

    public override T Look<T>(Func<T> perform)
    {
        lock (_lock)
        {
            ThrowIfDead_NeedsLock();
            return perform();
        }
    }

    public override T Change<T>(string call, Func<T> perform)
    {
        lock (_lock)
        {
            if (!IsLast_NeedsLock())
                return perform();
            if (point.Moment != CrashMoment.Before)
                perform();
            throw Die_NeedsLock(call);
        }
    }

    public override int Append(INewFile file, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (!IsLast_NeedsLock())
                return file.Append(bytes);
            for (var part = bytes[..point.Part(bytes.Length)]; !part.IsEmpty;)
                part = part[file.Append(part)..];
            throw Die_NeedsLock("write");
        }
    }

    public override IDisposable? TryLock(IFolder folder, string name, LockMode mode) => Change("lock", () =>
    {
        if (folder.TryLock(name, mode) is not { } held)
            return null;
        _held.Add(held);
        return new Held(this, held);
    });

    private bool IsLast_NeedsLock()
    {
        ThrowIfDead_NeedsLock();
        return ++Calls == point.Call;
    }

    private void ThrowIfDead_NeedsLock()
    {
        if (IsDead)
            throw new ProcessDeathException();
    }

    private ProcessDeathException Die_NeedsLock(string call)
    {
        kill?.Invoke();
        DiedIn = call;
        foreach (var held in _held)
            held.Dispose();
        return new ProcessDeathException();
    }

    /// <summary>A lock that the death may free first.</summary>
    private sealed class Held(DyingHook hook, IDisposable held) : IDisposable
    {
        public void Dispose()
        {
            lock (hook._lock)
            {
                hook._held.Remove(held);
                held.Dispose();
            }
        }
    }
}
